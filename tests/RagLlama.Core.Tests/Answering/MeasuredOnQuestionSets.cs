using System.Globalization;
using RagLlama.Answering;
using RagLlama.Answering.Relevance;
using RagLlama.Text;
using Xunit;

namespace RagLlama.Core.Tests.Answering;

/// <summary>
/// Figures of docs/relevance-threshold.md, computed on retrieval sets in the folder that RAGLLAMA_RETRIEVAL_SETS names. Run on demand only:
/// <c>dotnet run --project tests/RagLlama.Core.Tests -c Release -- -explicit only -class RagLlama.Core.Tests.Answering.MeasuredOnQuestionSets</c>.
/// </summary>
public sealed class MeasuredOnQuestionSets(ITestOutputHelper output)
{
    private const int MostQuestions = 400;
    private const int Passages = 8;

    [Fact(Explicit = true)]
    public void Refusals_and_false_refusals_at_each_threshold()
    {
        var sets = Folders().Select(folder => new QuestionSet(folder)).ToList();
        var rows = sets.SelectMany(RowsOf).Concat(sets.SelectMany(asked => sets.Where(asked.SharesNothingButLanguageWith).SelectMany(searched => RowsAcross(asked, searched)))).ToList();
        foreach (var half in (int[])[0, 1])
        {
            foreach (var threshold in (double[])[0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.50])
            {
                var refused = rows.Where(r => r.Half == half).GroupBy(r => r.Kind).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => $"{g.Key} {Share(g, r => r.Chance < threshold)}");
                output.WriteLine($"half {half} threshold {threshold.ToString("F2", CultureInfo.InvariantCulture)}: {string.Join(", ", refused)}");
            }
        }

        foreach (var set in rows.Where(r => r.Half == 1).GroupBy(r => r.Set))
        {
            var shares = set.GroupBy(r => r.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {Share(g, r => r.Chance < new AnsweringOptions().RelevanceThreshold)}");
            output.WriteLine($"{set.Key} at the default: {string.Join(", ", shares)}");
        }

        Assert.NotEmpty(rows);
        Assert.All(rows.GroupBy(r => r.Kind), g => Assert.True(g.Count() > 10));
    }

    [Fact(Explicit = true)]
    public async Task Answers_that_stand_in_the_quoted_sentences()
    {
        foreach (var set in Folders().Select(folder => new QuestionSet(folder)).Where(s => s.Questions.Any(q => q.Answers.Count > 0)))
        {
            foreach (var half in (int[])[0, 1])
            {
                var hits = new List<bool>();
                var sentences = 0;
                foreach (var question in set.Questions.Where(q => q.Answers.Count > 0 && q.Relevant.Count > 0).Where((_, i) => i % 2 == half).Take(700))
                {
                    var quoted = await QuoteAsync(question.Text, set);
                    sentences += quoted.Count;
                    hits.Add(question.Answers.Any(a => Plain(string.Join(' ', quoted.Take(2))).Contains(Plain(a), StringComparison.Ordinal)));
                }

                output.WriteLine($"{set.Name} half {half}: {Share(hits, h => h)} of {hits.Count} in at most two sentences, {(sentences / (double)hits.Count).ToString("F2", CultureInfo.InvariantCulture)} sentences quoted");
                Assert.True(hits.Count(h => h) > hits.Count / 2);
            }
        }
    }

    private static async Task<List<string>> QuoteAsync(string question, QuestionSet set)
    {
        var passages = set.Find(question, Passages, _ => false);
        if (passages.Count == 0)
        {
            return [];
        }

        var quoted = new List<string>();
        var task = new AnswerTask { Question = question, Language = LanguageDetector.Detect(question), Passages = passages };
        await foreach (var written in new QuotingWriter().WriteAsync(task, CancellationToken.None))
        {
            if (written is WriterEvent.Cited cited)
            {
                quoted.Add(cited.Citation.Quote);
            }
        }

        return quoted;
    }

    /// <summary>Each answerable question as it is, with its passage taken out, and with every passage of that title taken out; adversarial ones as they are.</summary>
    private static List<Row> RowsOf(QuestionSet set)
    {
        var answerable = set.Questions.Where(q => !q.IsUnanswerable && q.Relevant.Count > 0).ToList();
        var step = Math.Max(1, answerable.Count / MostQuestions);
        var rows = new List<Row>();
        foreach (var (question, i) in answerable.Where((_, i) => i % step == 0).Select((q, i) => (q, i)))
        {
            var titles = question.Relevant.Select(set.TitleOf).Where(t => t.Length > 0).ToHashSet();
            rows.Add(new Row(set.Name, "answerable", Chance(set, question.Text, _ => false), i % 2));
            if (set.Questions.Any(q => q.Answers.Count > 0))
            {
                rows.Add(new Row(set.Name, "passage out", Chance(set, question.Text, d => question.Relevant.Contains(d.Id)), i % 2));
            }

            if (titles.Count > 0 && set.Questions.Any(q => q.Answers.Count > 0))
            {
                rows.Add(new Row(set.Name, "topic out", Chance(set, question.Text, d => titles.Contains(d.Title)), i % 2));
            }
        }

        rows.AddRange(set.Questions.Where(q => q.IsUnanswerable).Take(MostQuestions).Select((q, i) => new Row(set.Name, "adversarial", Chance(set, q.Text, _ => false), i % 2)));
        return rows;
    }

    /// <summary>Questions put to a corpus of the same language that is about something else.</summary>
    private static IEnumerable<Row> RowsAcross(QuestionSet asked, QuestionSet searched)
    {
        var step = Math.Max(1, asked.Questions.Count / MostQuestions);
        return asked.Questions.Where((_, i) => i % step == 0).Select((q, i) => new Row(searched.Name, "other corpus", Chance(searched, q.Text, _ => false), i % 2));
    }

    private static double Chance(QuestionSet set, string question, Func<(string Id, string Title), bool> without)
    {
        var passages = set.Find(question, Passages, without);
        return passages.Count == 0 ? 0 : RelevanceGate.Chance(RelevanceSignals.Of(QuestionProfile.Of(question), passages));
    }

    private static IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(Environment.GetEnvironmentVariable("RAGLLAMA_RETRIEVAL_SETS") ?? throw new InvalidOperationException("Set RAGLLAMA_RETRIEVAL_SETS to the folder of the sets."))
            .Order(StringComparer.Ordinal);

    private static string Share<T>(IEnumerable<T> all, Func<T, bool> which) => all.Average(x => which(x) ? 1.0 : 0).ToString("F3", CultureInfo.InvariantCulture);

    private static string Plain(string text) =>
        string.Join(' ', TextFolding.Fold(text).Split([.. text.Where(c => !char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)).Append(' ')], StringSplitOptions.RemoveEmptyEntries));

    private sealed record Row(string Set, string Kind, double Chance, int Half);
}
