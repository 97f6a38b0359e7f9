using RagLlama.Indexing;
using RagLlama.Storage.Embedded.Dense;
using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Storage.Embedded;

/// <summary>A chunk as it will be stored, worked out before anybody has to wait for the write.</summary>
/// <param name="Scale">Factor of the vector's numbers; 0 for a chunk without a vector.</param>
/// <param name="Vector">As <see cref="RowCode.Store"/> writes it.</param>
internal sealed record PreparedChunk(IndexedChunk Chunk, byte[] Terms, int Length, float Scale, byte[] Vector)
{
    public static List<PreparedChunk> PrepareAll(IReadOnlyList<IndexedChunk> chunks, int titleWeight, CancellationToken cancellationToken)
    {
        using var counter = new ChunkTerms();
        var prepared = new List<PreparedChunk>(chunks.Count);
        foreach (var chunk in chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var terms = counter.Analyze(chunk, titleWeight, out var length);
            var vector = RowCode.Store(chunk.Vector.Span, out var scale);
            prepared.Add(new PreparedChunk(chunk, terms, length, scale, vector));
        }

        return prepared;
    }
}
