namespace RagLlama.Documents;

/// <summary>Identity of a document: derived from its source and its name there, so that a second ingest meets the same document.</summary>
public readonly record struct DocumentId(Guid Value) : IComparable<DocumentId>
{
    private static readonly Guid Scope = new("6d1f3c1a-52a1-5d0e-8f5e-2f5b6f0f6a01");

    public static DocumentId For(string sourceId, string externalId) =>
        new(DeterministicGuid.Create(Scope, sourceId + "\n" + externalId));

    public static bool TryParse(string? text, out DocumentId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new DocumentId(value);
        return parsed;
    }

    public int CompareTo(DocumentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
