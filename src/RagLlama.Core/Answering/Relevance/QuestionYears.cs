using System.Text.RegularExpressions;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Relevance;

/// <summary>
/// Years a question names. Other words of a question can be said differently, a year hardly: a passage that has none of them speaks of another time. Swapped
/// entities are one of the ways in which the authors of SQuAD 2.0 made questions unanswerable (P. Rajpurkar et al., "Know What You Don't Know", 2018, table 1).
/// </summary>
internal static partial class QuestionYears
{
    /// <returns>True when the question names years and neither the passage, its headings nor its document's title and file name have one of them.</returns>
    public static bool AreMissing(QuestionProfile question, RetrievedPassage passage)
    {
        var years = Year().Matches(question.Text).Select(m => m.Value).Where(year => !IsAmount(question, year)).ToList();
        if (years.Count == 0)
        {
            return false;
        }

        var said = string.Join('\n', passage.Chunks.SelectMany(c => c.Location.Headings.Append(c.TableHeader ?? "")).Append(passage.Text).Append(passage.Document.Title).Append(passage.Document.FileName));
        return !years.Exists(year => said.Contains(year, StringComparison.Ordinal));
    }

    /// <summary>"1500 euros" is no year.</summary>
    private static bool IsAmount(QuestionProfile question, string year) =>
        question.Facts.Any(f => f.Unit is not (null or "year") && f.Values.Contains(year));

    /// <summary>1000 to 2099, and no part of a code, a decimal or a date.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}.,/-])(?:1\d|20)\d\d(?!\p{N}|[.,/-]\p{N})")]
    private static partial Regex Year();
}
