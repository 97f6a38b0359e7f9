using System.Text.Json;

namespace RagLlama.Evaluation;

/// <summary>Asks a set's questions one by one and measures what comes back.</summary>
public sealed class EvaluationRunner(TimeProvider time)
{
    private const int Depth = 10;
    private const int QuotedSentences = 2;

    /// <summary>Cancelling leaves no ranking file, whole or half.</summary>
    public async Task<EvaluationRun> RunAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        var queries = request.Limit is { } limit ? request.Set.Queries.Take(limit).ToList() : request.Set.Queries;
        var results = new List<QuestionResult>(queries.Count);
        foreach (var query in queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(await AskAsync(request, query, cancellationToken));
            request.Progress?.Report(results.Count);
        }

        if (request.RunFile is { } file)
        {
            await WholeFile.WriteAsync(
                file, results.Select(r => JsonSerializer.Serialize(new { query = r.Id, docs = r.Found })), cancellationToken);
        }

        return new EvaluationRun(EvaluationSummary.Of(request, results), results);
    }

    private async Task<QuestionResult> AskAsync(EvaluationRequest request, SetQuery query, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var found = (await request.RetrieveAsync(query, cancellationToken)).Distinct(StringComparer.Ordinal).Take(Depth).ToList();
        var milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
        var relevance = request.Set.Relevance.GetValueOrDefault(query.Id);
        var result = new QuestionResult
        {
            Id = query.Id,
            Text = query.Text,
            Language = query.Language,
            Expected = relevance is null ? [] : [.. relevance.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Key)],
            Found = found,
            Accepted = query.Answers,
            Ndcg10 = relevance is null ? null : RankingMetrics.Ndcg(found, relevance, Depth),
            Recall1 = relevance is null ? null : RankingMetrics.Recall(found, relevance, 1),
            Recall5 = relevance is null ? null : RankingMetrics.Recall(found, relevance, 5),
            Mrr10 = relevance is null ? null : RankingMetrics.ReciprocalRank(found, relevance, Depth),
            Milliseconds = Math.Round(milliseconds, 3),
        };
        return request.AnswerAsync is { } answer && query.Answers is { } accepted
            ? Judge(result, await answer(query, cancellationToken), accepted)
            : result;
    }

    private static QuestionResult Judge(QuestionResult result, EvaluatedAnswer answer, IReadOnlyList<string> accepted) => result with
    {
        Refused = answer.Refused,
        Answer = answer.Refused ? "" : answer.Text,
        AnswerHit = accepted.Count == 0 ? null : !answer.Refused && AnswerMatch.Contains(answer.Text, accepted),
        QuoteHit = accepted.Count == 0 || answer.Quotes is null
            ? null
            : AnswerMatch.Contains(string.Join(' ', answer.Quotes.Take(QuotedSentences)), accepted),
        RefusedFrom = answer.RefusedFrom,
    };
}
