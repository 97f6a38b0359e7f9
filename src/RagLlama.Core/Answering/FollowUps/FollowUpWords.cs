using System.Text.RegularExpressions;

namespace RagLlama.Answering.FollowUps;

/// <summary>
/// Words by which a question shows that it goes on from the one before, language by language: "und" opens in German, "e" in Italian; "il" is a pronoun in French and an
/// article in Italian. A pronoun counts only where nothing in the question itself is what it stands for: not in "is there …", "gibt es …", "y a-t-il …",
/// "is it possible to …", nor behind words it can refer to ("While people are awake, what do they …"). In an undetermined language
/// nothing counts: such a question is short, and looked at as such.
/// </summary>
internal static partial class FollowUpWords
{
    private static readonly Dictionary<string, (Regex Opening, Regex Pointing, int Antecedents)> Languages = new(StringComparer.Ordinal)
    {
        ["en"] = (EnglishOpening(), EnglishPointing(), 2),
        ["de"] = (GermanOpening(), GermanPointing(), 2),
        ["fr"] = (FrenchOpening(), FrenchPointing(), 1),
        ["it"] = (ItalianOpening(), ItalianPointing(), 2),
        ["pt"] = (PortugueseOpening(), PortuguesePointing(), 2),
        ["es"] = (SpanishOpening(), SpanishPointing(), 2),
        ["hi"] = (HindiOpening(), HindiPointing(), 2),
        ["th"] = (ThaiOpening(), ThaiPointing(), int.MaxValue),
    };

    /// <summary>"And for trainees?", "What about Rome?"</summary>
    public static bool Opens(string question, string language) => Languages.TryGetValue(language, out var words) && words.Opening.IsMatch(question);

    /// <summary>"How long does it take?"</summary>
    /// <param name="isShort">The question has too few words for one of them to be what the pronoun stands for.</param>
    public static bool PointsBack(string question, string language, bool isShort = false) =>
        Languages.TryGetValue(language, out var words)
        && words.Pointing.Matches(question).Any(pronoun => isShort || ContentTerms.WordsOf(question[..pronoun.Index], language).Take(words.Antecedents).Count() < words.Antecedents);

    [GeneratedRegex(@"^\s*(?:and|but|or|what about|how about)(?![\p{L}-])", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishOpening();

    [GeneratedRegex(
        @"\b(?:its|they|them|their|he|him|his|she|her)\b"
        + @"|\bit\b(?!\s+(?:is\s+)?(?:possible|allowed|permitted|necessary|required|mandatory|compulsory|true|ok|okay|fine|safe|legal)\b)(?!.*\b(?:to|that|if|when)\b)"
        + @"|\b(?:this|these|those)\b(?!\s+(?:year|month|week|quarter|time|morning|afternoon|company|the|an?|i|you|we)\b)"
        + @"|(?<=\b(?:do|does|did|is|was|will|would|can|could|should|about|of|for|with|to|by|after|before)\s)that\b|\bthat(?=\s*[?.!]?\s*$)"
        + @"|(?<!\b(?:is|are|was|were|be|been|will|if)\s)\bthere\b(?!\s+(?:is|are|was|were|be|will)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex EnglishPointing();

    [GeneratedRegex(@"^\s*(?:und|aber|oder|was ist mit|wie (?:ist|sieht) es (?:mit|bei|in|aus))(?![\p{L}-])", RegexOptions.IgnoreCase)]
    private static partial Regex GermanOpening();

    // With a capital, "Sie" is the one who is spoken to and "Es" nobody. An article stands before a noun, and a relative pronoun behind a comma.
    [GeneratedRegex(
        @"(?<!\b(?:[Gg]ibt|[Gg]ab|[Gg]eht|[Hh]andelt|[Hh]eißt|[Ii]st|[Ww]ar)\s)\bes\b(?!\s+(?:gibt|gab|sich|geht|heißt)\b)(?!.*\b(?:zu|dass|wenn|ob)\b)"
        + @"|(?<!,\s)\b(?:sie|er|ihn|ihm|ihnen)\b"
        + @"|(?<!,\s)\bdas\b(?!\s+(?:\p{Ll}+(?:e|en|er|es)\s+){0,2}\p{Lu})"
        + @"|\b[Dd]ies(?:e[rsmn]?)?\b(?!\s+(?:Jahr|Monat|Woche|Quartal|Unternehmen|Firma))"
        + @"|\b(?:[Dd]afür|[Dd]avon|[Dd]azu|[Dd]abei|[Dd]amit|[Dd]arüber|[Dd]ort)\b")]
    private static partial Regex GermanPointing();

    [GeneratedRegex(@"^\s*(?:et|mais|qu'en est-il|qu’en est-il)(?![\p{L}-])", RegexOptions.IgnoreCase)]
    private static partial Regex FrenchOpening();

    // "Le salaire est-il versé …": the noun before it is what the pronoun repeats, so one word before it is enough.
    [GeneratedRegex(
        @"(?<!\b(?:a[ -]t[ -]|faut[ -]|vaut[ -]|s['’]agit[ -]|s['’]est[ -]|existe[ -]t[ -]))\bils?\b(?!\s+(?:y\s+a|faut|est\s+(?:possible|permis|autorisé|obligatoire|nécessaire|interdit)))(?!\s+(?:possible|permis|autorisé|obligatoire|nécessaire|interdit)\s+d)"
        + @"|\b(?:elles?|cela|ça|celui-ci|celle-ci|ceux-ci|celles-ci|leurs?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex FrenchPointing();

    [GeneratedRegex(@"^\s*(?:e|ed|ma|o|invece)(?![\p{L}-])", RegexOptions.IgnoreCase)]
    private static partial Regex ItalianOpening();

    [GeneratedRegex(
        @"\b(?:ciò|esso|essa|essi|esse|lui|lei|loro)\b|\bquest[oaie]\b(?!\s+(?:anno|mese|settimana|trimestre|azienda))|\bquell[oaie]\b(?!\s+(?:che|di|del|dell|dei|degli|della|delle)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex ItalianPointing();

    [GeneratedRegex(@"^\s*(?:e|mas|ou|e quanto a)(?![\p{L}-])", RegexOptions.IgnoreCase)]
    private static partial Regex PortugueseOpening();

    [GeneratedRegex(@"\b(?:d?isso|d?isto|nisso|nisto|d?eles?|d?elas?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PortuguesePointing();

    [GeneratedRegex(@"^\s*¿?\s*(?:y|e|o|pero|qué hay de|qué pasa con)(?![\p{L}-])", RegexOptions.IgnoreCase)]
    private static partial Regex SpanishOpening();

    [GeneratedRegex(@"\b(?:eso|esto|ello|ella|ellos|ellas|allí|ahí)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpanishPointing();

    [GeneratedRegex(@"^\s*(?:और|तथा|लेकिन)(?![\p{L}\p{M}])")]
    private static partial Regex HindiOpening();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:यह|वह|ये|वे|इसका|इसकी|इसके|उसका|उसकी|उसके|इसे|उसे|वहाँ|वहां)(?![\p{L}\p{M}])")]
    private static partial Regex HindiPointing();

    [GeneratedRegex(@"^\s*(?:แล้ว|และ)")]
    private static partial Regex ThaiOpening();

    // "มัน" is also the end of many words (น้ำมัน, เยอรมัน), and nothing stands between words.
    [GeneratedRegex(@"(?:^|\s|ของ)มัน(?!ฝรั่ง|สำปะหลัง)|สิ่งนี้|สิ่งนั้น|เรื่องนี้|เรื่องนั้น|ที่นั่น|อันนี้|อันนั้น")]
    private static partial Regex ThaiPointing();
}
