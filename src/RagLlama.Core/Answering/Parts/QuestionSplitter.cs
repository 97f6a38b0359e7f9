using System.Text.RegularExpressions;
using RagLlama.Answering.FollowUps;
using RagLlama.Text;

namespace RagLlama.Answering.Parts;

/// <summary>
/// Takes a question that asks for several things apart: "What is the hotel limit, and who approves more?". Cut only where a question word
/// follows a conjunction, or another question a question mark; what points back ("approves it") takes over the words before it.
/// </summary>
internal static partial class QuestionSplitter
{
    /// <summary>Who asks for more at once gets an answer to the whole.</summary>
    private const int MostParts = 3;

    /// <summary>Thai terms are trigrams: fewer than this are hardly a word.</summary>
    private const int ThaiTerms = 4;

    /// <summary>Question words of the languages that put them in front.</summary>
    private const string Words =
        @"what|which|who|whom|whose|when|where|why|how|was|welche[rsnm]?|wer|wem|wen|wessen|wann|wo|wohin|woher|warum|weshalb|wieso|wie|wieviel|qui|quel(?:le)?s?|quand|où|comment|pourquoi|combien|qu'est-ce|cosa|che cosa|quale|quali|qual|chi|quando|dove|come|perché|quant[oaie]|qué|cuál(?:es)?|quién(?:es)?|cuándo|dónde|cómo|cuánt[oa]s?|que|quais|quem|onde|como|quantos|quantas";

    /// <returns>The parts in order; the question alone when it asks for one thing.</returns>
    public static IReadOnlyList<string> Split(string question)
    {
        var parts = Cut(question).Select(p => p.Trim(' ', ',', ';', '\n', '\r', '\t')).Where(p => p.Length > 0).ToList();
        if (parts.Count < 2 || parts.Count > MostParts || !parts.TrueForAll(AsksForSomething))
        {
            return [question];
        }

        for (var i = 1; i < parts.Count; i++)
        {
            parts[i] = FollowUp.Refer(parts[i], parts[i - 1]);
        }

        return parts;
    }

    private static IEnumerable<string> Cut(string question)
    {
        var start = 0;
        foreach (Match cut in Boundary().Matches(question))
        {
            if (QuestionWord().IsMatch(question.AsSpan(cut.Index + cut.Length)) && Opens(question[start..cut.Index]))
            {
                yield return question[start..cut.Index];
                start = cut.Index + cut.Length;
            }
        }

        yield return question[start..];
    }

    private static bool Opens(string part) => QuestionWord().IsMatch(part) || YesOrNo().IsMatch(part);

    private static bool AsksForSomething(string part)
    {
        var language = LanguageDetector.Detect(part);
        return ContentTerms.Of(part, language).Count >= (language == "th" ? ThaiTerms : 1);
    }

    // In Hindi and Thai the question word stands inside of its clause, elsewhere in front of it, at most behind prepositions.
    [GeneratedRegex(
        @"[?？]\s+(?=\p{L})"
        + @"|(?:\s*[,;]\s*|\s+)(?:and|und|sowie|et|e|ed|y|as well as)\s+(?:(?:also|auch|aussi|anche|también|también|também)\s+)?(?=(?:(?:up|in|at|on|for|to|from|with|by|until|under|an|auf|bis|mit|von|für|zu|ab|nach|bei|unter|à|de|dans|pour|par|avec|en|sous|a|di|da|per|con|entro|hasta|desde|para|por|com|em|até|o)\s+){0,2}(?:" + Words + @")(?![\p{L}\p{M}]))"
        + @"|\s*(?:[,]\s*)?\s(?:और|तथा)\s+|\s*และ\s*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(
        @"(?<![\p{L}\p{M}])(?:" + Words + @"|क्या|कौन|कब|कहाँ|कहां|कैसे|क्यों|कितन[ीेा]|किस|किसे|किसने|किसको)(?![\p{L}\p{M}])|อะไร|ใคร|เมื่อไร|เมื่อไหร่|เมื่อใด|ที่ไหน|อย่างไร|ยังไง|ทำไม|เท่าไร|เท่าไหร่|กี่|ใด|ไหน",
        RegexOptions.IgnoreCase)]
    private static partial Regex QuestionWord();

    [GeneratedRegex(
        @"^\s*[¿]?\s*(?:can|could|may|must|should|do|does|did|is|are|was|were|will|would|have|has|kann|können|darf|dürfen|muss|müssen|soll|ist|sind|gibt|hat|habe|haben|brauche|bekomme|wird|werden|est-ce|puis-je|peut-on|dois-je|faut-il|posso|devo|puedo|debo|hay|existe|há)(?![\p{L}\p{M}])",
        RegexOptions.IgnoreCase)]
    private static partial Regex YesOrNo();
}
