using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RagLlama.Answering;
using RagLlama.Indexing;
using RagLlama.Retrieval.Ranking;
using RagLlama.Retrieval.Reranking;
using RagLlama.Security;

namespace RagLlama.Retrieval;

/// <summary>Finds the passages for a question that the asker may read. There is no overload without the asker.</summary>
public sealed partial class Retriever(
    IVectorIndex index,
    IDocumentCatalog catalog,
    IEmbeddingGenerator<string, Embedding<float>> embedder,
    TimeProvider time,
    ILogger<Retriever> logger,
    IPassageWindows? windows = null,
    IReranker? reranker = null) : IPassageFinder
{
    private const int LargestLimit = 50;
    private const int LargestFetch = 500;

    // Chunks of a version just replaced fall out at the re-check: fetched beforehand, so that the limit is still filled.
    private const int SpareHits = 20;

    // Of those the index finds for a hybrid search, this many are compared with the question as a whole: the number the weights were found with.
    private const int Candidates = 100;

    private const long PreparedBytes = 32 << 20;

    private readonly CandidateRanker ranker = new(windows, new PassagePreparer(windows, PreparedBytes));
    private readonly PassageReranking reranking = new(reranker, time, logger);
    private readonly RestingPart resting = new(time);

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
        var vector = query.Mode == SearchMode.Lexical ? null : await EmbedAsync(query, cancellationToken);
        var wanted = (query.Limit * 2) + SpareHits;
        var hits = await index.SearchAsync(
            new IndexQuery
            {
                Text = query.Text,
                Vector = vector,
                Access = AccessFilter.For(asker),
                SourceIds = query.SourceIds,
                Languages = query.Languages,
                After = query.After,
                Before = query.Before,
                Mode = vector is null ? SearchMode.Lexical : query.Mode,
                Explain = query.Explain,
                Limit = Math.Min(LargestFetch, query.Mode == SearchMode.Hybrid ? Math.Max(Candidates, wanted) : wanted),
            },
            cancellationToken);

        // The index filtered already; the catalogue decides (I2, I6).
        var chunks = await catalog.ReadChunksAsync(asker, [.. hits.Select(hit => hit.Id)], cancellationToken);
        var found = chunks.ToDictionary(chunk => chunk.Chunk.Id);
        var candidates = hits.Where(hit => found.ContainsKey(hit.Id)).Select(hit => (Hit: hit, Found: found[hit.Id])).ToList();
        var ranked = query.Mode == SearchMode.Hybrid
            ? await RankAsync(query, vector, candidates, cancellationToken)
            : candidates.Select(candidate => PassageMerger.Single(candidate.Hit, candidate.Found));
        var passages = ranked.Take(query.Limit).ToList();
        IReadOnlyList<RetrievedPassage> result = query.MergeNeighbours ? PassageMerger.Merge(passages) : passages;
        LogFound(logger, hits.Count, result.Count, time.GetElapsedTime(start).TotalMilliseconds);
        if (hits.Count > found.Count)
        {
            LogDropped(logger, hits.Count - found.Count);
        }

        return result;
    }

    private async Task<IEnumerable<RetrievedPassage>> RankAsync(
        RetrievalQuery query, ReadOnlyMemory<float>? vector, List<(IndexHit Hit, CatalogChunk Found)> candidates, CancellationToken cancellationToken)
    {
        var ranking = ranker.Rank(query.Text, query.Phrases, vector is { } known ? known.Span : default, candidates);
        var byScore = Enumerable.Range(0, candidates.Count)
            .OrderByDescending(i => ranking.Factors[i].Score)
            .ThenBy(i => candidates[i].Hit.Id)
            .ToList();
        var order = AcrossLanguages.Reorder(byScore, ranking.Factors);
        var ranked = order.Select((i, place) => PassageMerger.Single(candidates[i].Hit, candidates[i].Found) with
        {
            Score = ranking.Factors[byScore[place]].Score,
            Factors = ranking.Factors[i],
            ByWordsAlone = vector is null,
        }).ToList();
        ranked = await reranking.OrderAsync(query.Text, ranked, cancellationToken);
        var prepared = order.ToDictionary(i => candidates[i].Hit.Id, i => ranking.Passages[i]);
        return Variety.Spread(ranked, CopyFinder.Find(ranked.ConvertAll(passage => prepared[passage.Chunk.Id])));
    }

    /// <returns>Null when the embedder fails and words alone are an answer too.</returns>
    private async Task<ReadOnlyMemory<float>?> EmbedAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        var hasWords = query.Mode == SearchMode.Hybrid;
        if (hasWords && resting.IsResting)
        {
            return null;
        }

        try
        {
            var embeddings = await embedder.GenerateAsync([query.Text], EmbeddedQueries.First, cancellationToken);
            var vector = embeddings.Count == 1 ? embeddings[0].Vector : throw new InvalidDataException("The embedder gave another number of vectors than texts.");
            resting.Worked();
            return vector;
        }
#pragma warning disable CA1031 // A question is better answered by words alone than not at all, whatever happened to the embedder; one that is only busy says when to come back
        catch (Exception e) when (hasWords && e is not ModelBusyException && !cancellationToken.IsCancellationRequested)
        {
            resting.Failed();
            LogByWords(logger, RestingPart.Rest.TotalSeconds, e);
            return null;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(3000, LogLevel.Debug, "Retrieval: {Hits} hits, {Passages} passages in {Milliseconds:F1} ms.")]
    private static partial void LogFound(ILogger logger, int hits, int passages, double milliseconds);

    [LoggerMessage(3002, LogLevel.Warning, "Retrieval: the embedder failed; passages are found by words alone, and it is not asked for {Seconds} s.")]
    private static partial void LogByWords(ILogger logger, double seconds, Exception exception);

    [LoggerMessage(3001, LogLevel.Debug, "Retrieval: {Count} hits are not in an answerable version or not readable and were dropped.")]
    private static partial void LogDropped(ILogger logger, int count);
}
