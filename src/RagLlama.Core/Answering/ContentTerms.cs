using System.Text.RegularExpressions;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>The content words of a question or sentence, each once, with what tells names and codes from other words.</summary>
internal static partial class ContentTerms
{
    public static IReadOnlyList<QuestionTerm> Of(string text, string language)
    {
        var terms = new Dictionary<string, QuestionTerm>(StringComparer.Ordinal);
        var first = true;
        foreach (Match word in Word().Matches(text))
        {
            var isHard = IsHard(word.Value, language, first);
            first = false;
            var analyzed = TextAnalyzer.Analyze(word.Value, language);
            var exact = analyzed.FirstOrDefault(t => t[0] == TextAnalyzer.ExactMark);
            var stems = analyzed.Where(t => t[0] != TextAnalyzer.ExactMark).ToList();
            if (IsCode(word.Value) && stems.Count > 1)
            {
                // LP-500 is not "LP" and "500": a passage about the LP-220 at 500 rpm speaks of something else.
                var whole = stems.MaxBy(s => s.Length)!;
                terms[whole] = new QuestionTerm(whole, null, IsHard: true);
                continue;
            }

            foreach (var stem in stems)
            {
                terms[stem] = new QuestionTerm(stem, exact, isHard || (terms.GetValueOrDefault(stem)?.IsHard ?? false));
            }
        }

        return [.. terms.Values];
    }

    /// <summary>Content words as they are written.</summary>
    public static IEnumerable<(string Word, bool IsHard)> WordsOf(string text, string language)
    {
        var first = true;
        foreach (Match word in Word().Matches(text))
        {
            if (TextAnalyzer.Analyze(word.Value, language).Count > 0)
            {
                yield return (word.Value, IsHard(word.Value, language, first));
            }

            first = false;
        }
    }

    private static bool IsCode(string word) => word.Any(char.IsDigit) && word.Any(char.IsLetter);

    /// <summary>German writes every noun with a capital, so there only capitals inside a word tell a name.</summary>
    private static bool IsHard(string word, string language, bool first) =>
        word.Any(char.IsDigit)
        || word.Skip(1).Any(char.IsUpper)
        || (!first && language != "de" && char.IsUpper(word[0]));

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[-_./'’][\p{L}\p{M}\p{N}]+)*")]
    private static partial Regex Word();
}
