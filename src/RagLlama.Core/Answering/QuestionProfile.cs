using System.Text.RegularExpressions;
using RagLlama.Answering.Facts;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>A question taken apart: its language, content words and what it asks for.</summary>
internal sealed partial class QuestionProfile
{
    private QuestionProfile(string text, string language)
    {
        Text = text;
        Language = language;
        Kind = QuestionWords.KindOf(text);
        Facts = FactReader.Read(text);
        Terms = ReadTerms(text, language);
    }

    public string Text { get; }

    /// <summary>ISO 639-1 code, or <c>und</c>.</summary>
    public string Language { get; }

    public QuestionKind Kind { get; }

    public IReadOnlyList<QuestionTerm> Terms { get; }

    /// <summary>Numbers, dates and codes the question itself gives.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    public static QuestionProfile Of(string question) => new(question, LanguageDetector.Detect(question));

    private static List<QuestionTerm> ReadTerms(string text, string language)
    {
        var terms = new Dictionary<string, QuestionTerm>(StringComparer.Ordinal);
        var first = true;
        foreach (Match word in Word().Matches(text))
        {
            var isHard = IsHard(word.Value, language, first);
            first = false;
            var analyzed = TextAnalyzer.Analyze(word.Value, language);
            foreach (var stem in analyzed.Where(t => t[0] != TextAnalyzer.ExactMark))
            {
                var exact = analyzed.FirstOrDefault(t => t[0] == TextAnalyzer.ExactMark);
                terms[stem] = new QuestionTerm(stem, exact, isHard || (terms.GetValueOrDefault(stem)?.IsHard ?? false));
            }
        }

        return [.. terms.Values];
    }

    /// <summary>German writes every noun with a capital, so there only capitals inside a word tell a name.</summary>
    private static bool IsHard(string word, string language, bool first) =>
        word.Any(char.IsDigit)
        || word.Skip(1).Any(char.IsUpper)
        || (!first && language != "de" && char.IsUpper(word[0]));

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[-_./'’][\p{L}\p{M}\p{N}]+)*")]
    private static partial Regex Word();
}
