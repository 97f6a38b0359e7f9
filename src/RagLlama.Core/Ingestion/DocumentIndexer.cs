using Microsoft.Extensions.AI;
using RagLlama.Documents;
using RagLlama.Indexing;

namespace RagLlama.Ingestion;

/// <summary>Steps 5 and 6 of the pipeline: embeds a version's chunks in batches and writes them to the index.</summary>
internal sealed class DocumentIndexer(IVectorIndex index, IEmbeddingGenerator<string, Embedding<float>> embedder, IngestionOptions options)
{
    public string Generation => index.Generation;

    public static DateOnly? DayOf(DateTimeOffset? time) => time is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;

    /// <param name="date">Day the document was last changed; null when unknown.</param>
    public async Task WriteAsync(
        DocumentRecord document, AccessList access, string title, DateOnly? date, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        foreach (var batch in chunks.Chunk(options.EmbeddingBatch))
        {
            var vectors = await embedder.GenerateAsync(batch.Select(c => ChunkText.WholeOf(title, c)), cancellationToken: cancellationToken);
            var indexed = batch.Select((chunk, i) => new IndexedChunk
            {
                Id = chunk.Id,
                DocumentId = document.Id,
                SourceId = document.SourceId,
                Version = chunk.Version,
                Number = chunk.Number,
                Access = access,
                Language = chunk.Language,
                Date = date,
                Title = ChunkText.TitleOf(title, chunk),
                Text = ChunkText.BodyOf(title, chunk),
                Vector = vectors[i].Vector,
            });
            await index.UpsertAsync([.. indexed], cancellationToken);
        }
    }
}
