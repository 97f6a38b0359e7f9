using RagLlama.Indexing;
using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Storage.Embedded;

/// <summary>A chunk as it will be stored, worked out before anybody has to wait for the write.</summary>
internal sealed record PreparedChunk(IndexedChunk Chunk, byte[] Terms, int Length, QuantizedVector Vector)
{
    public static List<PreparedChunk> PrepareAll(IReadOnlyList<IndexedChunk> chunks, int titleWeight, CancellationToken cancellationToken)
    {
        var counter = new ChunkTerms();
        var prepared = new List<PreparedChunk>(chunks.Count);
        foreach (var chunk in chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var terms = counter.Analyze(chunk, titleWeight, out var length);
            prepared.Add(new PreparedChunk(chunk, terms, length, QuantizedVector.Of(chunk.Vector.Span)));
        }

        return prepared;
    }
}
