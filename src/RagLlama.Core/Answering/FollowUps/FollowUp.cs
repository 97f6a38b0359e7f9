using RagLlama.Text;

namespace RagLlama.Answering.FollowUps;

/// <summary>
/// Fills in what a follow-up leaves out, without a model: a question that is cut short ("And for part-time staff?") or points back ("How long does it take?")
/// takes over the content words of the question before it.
/// </summary>
internal static class FollowUp
{
    /// <summary>Fewer content words than this hardly make a question of their own.</summary>
    private const int CompleteQuestion = 3;

    /// <summary>Thai terms are trigrams: about this many make a word.</summary>
    private const int ThaiTermsPerWord = 4;

    private const int TurnsBack = 3;

    private const int FewWords = 2;

    public static FollowUpReading Read(string question, IReadOnlyList<ConversationTurn> history)
    {
        if (history.Count == 0)
        {
            return FollowUpReading.Alone(question);
        }

        var earlier = history.Count > TurnsBack ? history.Skip(history.Count - TurnsBack).ToList() : history;
        var last = earlier[^1].Question;
        var language = LanguageOf(question, last);
        var words = language == "th" ? ThaiWordsIn(question) : ContentTerms.WordsOf(question, language).Count();
        var isCertain = words == 0 || FollowUpWords.Opens(question, language) || FollowUpWords.PointsBack(question, language, words < CompleteQuestion);
        if (!isCertain && words >= CompleteQuestion)
        {
            return FollowUpReading.Alone(question);
        }

        // What the question before certainly took over belongs to it; a mere possibility would drag a topic along that was left.
        var before = Read(last, [.. earlier.SkipLast(1)]);
        return new FollowUpReading(question, Carried(question, before.IsCertain ? before.Completed : last), isCertain)
        {
            Language = language,
            CarriedLanguage = LanguageDetector.Detect(last),
        };
    }

    /// <summary>Fills in what a part of a question takes from the part before it: only where it points back or has next to no words of its own.</summary>
    public static string Refer(string part, string before)
    {
        var language = LanguageOf(part, before);
        var terms = language == "th" ? ThaiWordsIn(part) : ContentTerms.Of(part, language).Count;
        var carried = terms < 2 || FollowUpWords.PointsBack(part, language) ? Carried(part, before) : [];
        return carried.Count == 0 ? part : $"{part.TrimEnd('?', ' ')}? ({string.Join(' ', carried)})";
    }

    /// <summary>One or two words do not tell their language ("Company car?" could be French); people seldom change it, and a script of its own shows.</summary>
    private static string LanguageOf(string question, string before)
    {
        var language = LanguageDetector.Detect(question);
        var isSure = language is "hi" or "th" || (language != LanguageDetector.Undetermined && question.Trim().Count(char.IsWhiteSpace) >= FewWords);
        return !isSure && LanguageDetector.Detect(before) is var other && other != LanguageDetector.Undetermined ? other : language;
    }

    private static int ThaiWordsIn(string text) => ContentTerms.Of(text, "th").Count / ThaiTermsPerWord;

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
}
