namespace RagLlama.Evaluation;

/// <summary>Passages, questions and which passages answer which question.</summary>
public sealed record RetrievalSet
{
    public required string Name { get; init; }

    public required IReadOnlyList<SetPassage> Passages { get; init; }

    public required IReadOnlyList<SetQuery> Queries { get; init; }

    /// <summary>By question id: relevance of passages by their ids, 1 or more.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Relevance { get; init; }
}
