using System.Diagnostics;
using System.Text.Json;
using RagLlama.Indexing;

namespace RagLlama.Evaluation;

/// <summary>Asks a set's questions one by one and measures what comes back.</summary>
public sealed class EvaluationRunner(TimeProvider time)
{
    private const int Depth = 10;

    public async Task<EvaluationResult> RunAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        var set = request.Set;
        var queries = request.Limit is { } limit ? set.Queries.Take(limit).ToList() : set.Queries;
        var tally = new EvaluationTally();
        await using var run = request.RunFile is null ? null : new StreamWriter(request.RunFile);
        foreach (var query in queries)
        {
            var start = time.GetTimestamp();
            var documents = (await request.RetrieveAsync(query, cancellationToken)).Distinct(StringComparer.Ordinal).Take(Depth).ToList();
            tally.Milliseconds.Add(time.GetElapsedTime(start).TotalMilliseconds);
            if (set.Relevance.TryGetValue(query.Id, out var relevance))
            {
                tally.Ndcg.Add(RankingMetrics.Ndcg(documents, relevance, Depth));
                tally.Recall1.Add(RankingMetrics.Recall(documents, relevance, 1));
                tally.Recall5.Add(RankingMetrics.Recall(documents, relevance, 5));
                tally.Reciprocal.Add(RankingMetrics.ReciprocalRank(documents, relevance, Depth));
            }

            if (request.AnswerAsync is { } answer && query.Answers is { } accepted)
            {
                tally.Add(await answer(query, cancellationToken), accepted);
            }

            if (run is not null)
            {
                await run.WriteLineAsync(JsonSerializer.Serialize(new { query = query.Id, docs = documents }));
            }

            request.Progress?.Report(tally.Milliseconds.Count);
        }

        return Summarize(request, queries.Count, tally);
    }

    private static EvaluationResult Summarize(EvaluationRequest request, int queries, EvaluationTally tally)
    {
        var seconds = request.IndexTime.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return new EvaluationResult
        {
            Set = request.Set.Name,
            Mode = request.Mode switch { SearchMode.Lexical => "lexical", SearchMode.Dense => "dense", _ => "hybrid" },
            Passages = request.Set.Passages.Count,
            Queries = queries,
            Ndcg10 = EvaluationTally.Mean(tally.Ndcg),
            Recall1 = EvaluationTally.Mean(tally.Recall1),
            Recall5 = EvaluationTally.Mean(tally.Recall5),
            Mrr10 = EvaluationTally.Mean(tally.Reciprocal),
            AnswerHit = EvaluationTally.Mean(tally.Hits),
            FalseRefusal = EvaluationTally.Mean(tally.FalseRefusals),
            RefusalOnUnanswerable = EvaluationTally.Mean(tally.Refusals),
            IndexSeconds = Math.Round(seconds, 3),
            PassagesPerSecond = seconds > 0 ? Math.Round(request.Set.Passages.Count / seconds, 1) : 0,
            QueryMs = QueryTimes.Of(tally.Milliseconds),
            PeakRssMb = Math.Round(process.PeakWorkingSet64 / (1024.0 * 1024.0), 1),
            Run = request.RunFile,
        };
    }
}
