using System.Text.RegularExpressions;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>
/// Fills in what a follow-up leaves out, without a model: a question that points back (it, that, dort, cela, …) or is cut short
/// ("And for part-time staff?") takes over the content words of the question before it.
/// </summary>
internal static partial class FollowUp
{
    /// <summary>Fewer content words than this hardly make a question of their own.</summary>
    private const int CompleteQuestion = 3;

    /// <summary>Thai terms are trigrams: about this many make a word.</summary>
    private const int ThaiTermsPerWord = 4;

    private const int TurnsBack = 3;

    public static string Complete(string question, IReadOnlyList<ConversationTurn> history)
    {
        if (history.Count == 0 || !IsIncomplete(question))
        {
            return question;
        }

        var earlier = history.Count > TurnsBack ? history.Skip(history.Count - TurnsBack).ToList() : history;
        var before = Complete(earlier[^1].Question, [.. earlier.SkipLast(1)]);
        var carried = Carried(question, before);
        return carried.Count == 0 ? question : $"{question.Trim()} ({string.Join(' ', carried)})";
    }

    /// <summary>Fills in what a part of a question takes from the part before it: only where it points back or has next to no words of its own.</summary>
    public static string Refer(string part, string before)
    {
        var language = LanguageDetector.Detect(part);
        var terms = ContentTerms.Of(part, language).Count;
        var carried = (language == "th" ? terms / ThaiTermsPerWord : terms) < 2 || PointsBack().IsMatch(part) ? Carried(part, before) : [];
        return carried.Count == 0 ? part : $"{part.TrimEnd('?', ' ')}? ({string.Join(' ', carried)})";
    }

    private static bool IsIncomplete(string question)
    {
        var language = LanguageDetector.Detect(question);
        var terms = ContentTerms.Of(question, language).Count;
        var words = language == "th" ? terms / ThaiTermsPerWord : terms;
        return words < CompleteQuestion || Opening().IsMatch(question) || PointsBack().IsMatch(question);
    }

    /// <summary>A name or number of the earlier question gives way when the new one brings its own: "… in Paris?", "And in Rome?".</summary>
    private static List<string> Carried(string question, string before)
    {
        var language = LanguageDetector.Detect(before);
        var said = ContentTerms.Of(question, language);
        var bringsNames = said.Any(t => t.IsHard);
        return
        [
            .. ContentTerms.WordsOf(before, language)
                .Where(w => !(bringsNames && w.IsHard))
                .Select(w => w.Word)
                .Where(w => language == "th" || !ContentTerms.Of(w, language).Any(t => said.Any(s => s.Stem == t.Stem)))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    [GeneratedRegex(
        @"^\s*(?:and|but|or|so|what about|how about|what if|und|aber|oder|was ist mit|wie (?:ist|sieht) es|et|mais|ou|qu'en est-il|e|ed|ma|o|y|pero|¿\s*y|mas|और|तथा|लेकिन|แล้ว|และ)(?![\p{L}\p{M}-])|^\s*(?:แล้ว|และ)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"(?<![\p{L}\p{M}])(?:it|its|they|them|their|that|this|those|these|there|he|she|him|his|her|es|sie|er|ihn|ihm|das|dies|diese[rsmn]?|dafür|davon|dazu|dabei|dort|il|elle|ils|elles|cela|ça|celui-ci|celle-ci|leur|leurs|ciò|esso|essa|essi|esse|questo|questa|quello|quella|eso|esto|ello|ella|ellos|ellas|isso|isto|ele|ela|eles|elas|यह|वह|ये|वे|इसका|इसकी|इसके|उसका|उसकी|उसके|इसे|उसे|वहाँ|वहां)(?![\p{L}\p{M}])|มัน|สิ่งนี้|สิ่งนั้น|เรื่องนี้|เรื่องนั้น|ที่นั่น",
        RegexOptions.IgnoreCase)]
    private static partial Regex PointsBack();
}
