using RagLlama.Indexing;
using RagLlama.Storage.Embedded.Lexical;

namespace RagLlama.Storage.Embedded;

/// <summary>Chunks that are written together, worked out before anybody has to wait for the write.</summary>
/// <param name="Lengths">[chunks] in terms, those of the title counted with their weight: the document length of BM25.</param>
/// <param name="Terms">As <see cref="TermBatch"/> writes them.</param>
internal sealed record PreparedBatch(IReadOnlyList<IndexedChunk> Chunks, int[] Lengths, byte[] Terms)
{
    public static PreparedBatch Prepare(IReadOnlyList<IndexedChunk> chunks, int titleWeight, CancellationToken cancellationToken)
    {
        using var terms = new ChunkTerms();
        var lengths = new int[chunks.Count];
        for (var index = 0; index < lengths.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lengths[index] = terms.Add(chunks[index], titleWeight);
        }

        return new PreparedBatch(chunks, lengths, terms.Finish());
    }
}
