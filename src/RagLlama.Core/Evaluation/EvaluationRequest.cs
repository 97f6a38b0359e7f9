using RagLlama.Indexing;

namespace RagLlama.Evaluation;

/// <summary>One run of a retrieval set through a pipeline that has already ingested its passages.</summary>
public sealed record EvaluationRequest
{
    public required RetrievalSet Set { get; init; }

    public SearchMode Mode { get; init; } = SearchMode.Hybrid;

    /// <summary>Only the first so many questions; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>How long ingesting the passages took.</summary>
    public required TimeSpan IndexTime { get; init; }

    /// <summary>Passage ids for a question, best first, at least ten. An id may repeat (several chunks of one passage): its first place counts.</summary>
    public required Func<SetQuery, CancellationToken, Task<IReadOnlyList<string>>> RetrieveAsync { get; init; }

    /// <summary>The answer to a question; null to measure retrieval alone.</summary>
    public Func<SetQuery, CancellationToken, Task<EvaluatedAnswer>>? AnswerAsync { get; init; }

    /// <summary>File for the ranking of each question; null for none.</summary>
    public string? RunFile { get; init; }

    /// <summary>Told after each question how many are done.</summary>
    public IProgress<int>? Progress { get; init; }
}
