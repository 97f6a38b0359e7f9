using Microsoft.Extensions.Logging;
using RagLlama.Documents;

namespace RagLlama.Retrieval.Reranking;

/// <summary>
/// Puts the best candidates in the reranker's order, the others behind them. When the reranker fails, all stay where they were, marked so that the
/// answer can say so; for a while it is not asked again, so that not every question waits for it.
/// </summary>
internal sealed partial class PassageReranking(IReranker? reranker, TimeProvider time, ILogger logger)
{
    // A cross-encoder reads some 500 tokens of question and passage together; what is beyond costs time and is cut off there.
    private const int LongestText = 4000;
    private const int LongestQuestion = 2000;

    private readonly RestingPart resting = new(time);

    /// <param name="ranked">Best first, all readable by the asker.</param>
    public async Task<List<RetrievedPassage>> OrderAsync(string question, List<RetrievedPassage> ranked, CancellationToken cancellationToken)
    {
        if (reranker is null || ranked.Count < 2)
        {
            return ranked;
        }

        var given = ranked.Take(Math.Max(2, reranker.Candidates)).ToList();
        var scores = await ScoreAsync(reranker, Cut(question, LongestQuestion), given, cancellationToken);
        var placed = given.Select((passage, index) => passage with { Reranked = new RerankedPlace(reranker.Model, index + 1, scores?[index]) });

        // Stable: passages of equal score stay in the order they had.
        return [.. placed.OrderByDescending(passage => passage.Reranked!.Score), .. ranked.Skip(given.Count)];
    }

    private async Task<IReadOnlyList<double>?> ScoreAsync(IReranker asked, string question, List<RetrievedPassage> passages, CancellationToken cancellationToken)
    {
        if (resting.IsResting)
        {
            return null;
        }

        try
        {
            var scores = await asked.ScoreAsync(question, passages.ConvertAll(TextOf), cancellationToken);
            if (scores.Count != passages.Count || !scores.All(double.IsFinite))
            {
                throw new InvalidDataException("The reranker gave no number for some passages.");
            }

            resting.Worked();
            return scores;
        }
#pragma warning disable CA1031 // The boundary of an optional part: whatever happens to it, the passages are there
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            resting.Failed();
            LogFailed(logger, asked.Model, RestingPart.Rest.TotalSeconds, e);
            return null;
        }
#pragma warning restore CA1031
    }

    private static string TextOf(RetrievedPassage passage) =>
        Cut(ChunkText.WholeOf(passage.Document.Title, passage.Chunk), LongestText);

    /// <summary>Never within a character of two units.</summary>
    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [LoggerMessage(3030, LogLevel.Warning, "Retrieval: the reranker {Model} failed; passages keep their order, and it is not asked for {Seconds} s.")]
    private static partial void LogFailed(ILogger logger, string model, double seconds, Exception exception);
}
