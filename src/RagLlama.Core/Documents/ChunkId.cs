using System.Globalization;

namespace RagLlama.Documents;

/// <summary>Identity of a chunk: UUIDv5 of document, version, chunk number and index generation (I1), so that a re-run overwrites and never duplicates.</summary>
public readonly record struct ChunkId(Guid Value) : IComparable<ChunkId>
{
    public static ChunkId For(DocumentId document, int version, int number, string generation) =>
        new(DeterministicGuid.Create(document.Value, string.Create(CultureInfo.InvariantCulture, $"{version}\n{number}\n{generation}")));

    public static bool TryParse(string? text, out ChunkId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new ChunkId(value);
        return parsed;
    }

    public int CompareTo(ChunkId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
