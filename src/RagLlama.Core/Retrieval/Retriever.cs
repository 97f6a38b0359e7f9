using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RagLlama.Indexing;
using RagLlama.Security;

namespace RagLlama.Retrieval;

/// <summary>Finds the passages for a question that the asker may read. There is no overload without the asker.</summary>
public sealed partial class Retriever(
    IVectorIndex index,
    IDocumentCatalog catalog,
    IEmbeddingGenerator<string, Embedding<float>> embedder,
    TimeProvider time,
    ILogger<Retriever> logger) : IPassageFinder
{
    private const int LargestLimit = 50;
    private const int LargestFetch = 500;

    // Chunks of a version just replaced fall out at the re-check: fetched beforehand, so that the limit is still filled.
    private const int SpareHits = 20;

    /// <summary>The best passages, best first; fewer than the limit only when the asker may read no more that match.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not 1 to 50.</exception>
    public async Task<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalQuery query, Asker asker, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, LargestLimit);
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            return [];
        }

        var start = time.GetTimestamp();
        var hits = await index.SearchAsync(
            new IndexQuery
            {
                Text = query.Text,
                Vector = query.Mode == SearchMode.Lexical ? null : await EmbedAsync(query.Text, cancellationToken),
                Access = AccessFilter.For(asker),
                SourceIds = query.SourceIds,
                Mode = query.Mode,
                Explain = query.Explain,
                Limit = Math.Min(LargestFetch, (query.Limit * 2) + SpareHits),
            },
            cancellationToken);

        // The index filtered already; the catalogue decides (I2, I6).
        var chunks = await catalog.ReadChunksAsync(asker, [.. hits.Select(hit => hit.Id)], cancellationToken);
        var found = chunks.ToDictionary(chunk => chunk.Chunk.Id);
        var passages = hits.Where(hit => found.ContainsKey(hit.Id)).Take(query.Limit).Select(hit => PassageMerger.Single(hit, found[hit.Id])).ToList();
        IReadOnlyList<RetrievedPassage> result = query.MergeNeighbours ? PassageMerger.Merge(passages) : passages;
        LogFound(logger, hits.Count, result.Count, time.GetElapsedTime(start).TotalMilliseconds);
        if (hits.Count > found.Count)
        {
            LogDropped(logger, hits.Count - found.Count);
        }

        return result;
    }

    private async Task<ReadOnlyMemory<float>> EmbedAsync(string text, CancellationToken cancellationToken)
    {
        var embeddings = await embedder.GenerateAsync([text], cancellationToken: cancellationToken);
        return embeddings.Count == 1 ? embeddings[0].Vector : throw new UnreachableException("The embedder gave another number of vectors than texts.");
    }

    [LoggerMessage(3000, LogLevel.Debug, "Retrieval: {Hits} hits, {Passages} passages in {Milliseconds:F1} ms.")]
    private static partial void LogFound(ILogger logger, int hits, int passages, double milliseconds);

    [LoggerMessage(3001, LogLevel.Debug, "Retrieval: {Count} hits are not in an answerable version or not readable and were dropped.")]
    private static partial void LogDropped(ILogger logger, int count);
}
