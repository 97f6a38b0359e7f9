using System.Text.RegularExpressions;

namespace RagLlama.Answering.Quoting;

/// <summary>
/// "What is a mobility budget?" is answered by "A mobility budget is a …": what is asked, a copula, and what it is (the copular pattern of Hildebrandt, Katz
/// and Lin, "Answering definition questions using multiple knowledge sources", 2004).
/// </summary>
internal static partial class Definition
{
    /// <returns>What the question wants explained, without its article; null for other questions.</returns>
    public static string? AskedBy(string question) => Asking().Match(question) is { Success: true } match ? match.Groups["topic"].Value : null;

    /// <summary>True when the sentence says what its subject is, and the subject is what the question asks for and nothing more.</summary>
    public static bool IsGivenBy(PassageSentence sentence, QuestionProfile question)
    {
        if (question.Defined.Count == 0 || sentence.TableHeader is not null)
        {
            return false;
        }

        var defining = FormIn(sentence.Language).Match(sentence.Text);
        if (!defining.Success)
        {
            return false;
        }

        var subject = ContentTerms.Of(defining.Groups["subject"].Value, sentence.Language);
        // A word with a hyphen is known by its parts as well, and not everybody writes the hyphen.
        return subject.Any(t => question.Defined.Contains(t.Stem)) && subject.All(t => t.Stem.Contains('-') || question.Terms.Any(asked => asked.Stem == t.Stem));
    }

    private static Regex FormIn(string language) => language switch
    {
        "de" => German(),
        "fr" => French(),
        "it" => Italian(),
        "pt" => Portuguese(),
        "es" => Spanish(),
        "hi" => Hindi(),
        "th" => Thai(),
        _ => English(),
    };

    [GeneratedRegex(
        @"^\W*(?:(?:what(?:['’]s|\s+is|\s+are|\s+was|\s+were)(?:\s+meant\s+by)?|define|explain\s+what\s+is)(?:\s+(?:an?|the))?\s+(?<topic>.+)|what\s+does\s+(?:an?\s+|the\s+)?(?<topic>.+?)\s+mean\b.*"
        + @"|was\s+(?:ist|sind|war|waren|bedeutet|bedeuten|versteht\s+man\s+unter|ist\s+mit)(?:\s+(?:ein|eine|einem|einer|der|die|das|dem|den))?\s+(?<topic>.+)"
        + @"|(?:qu['’]est[ -]ce\s+qu(?:e\s+|['’])|c['’]est\s+quoi\s+|que\s+signifie(?:nt)?\s+)(?:une?\s+|le\s+|la\s+|les\s+|l['’])?(?<topic>.+)"
        + @"|(?:che\s+cosa|cosa|che\s+cos['’]|cos['’])\s*(?:è|sono|significa|si\s+intende\s+per)\s+(?:un[ao]?\s+|un['’]|il\s+|lo\s+|la\s+|i\s+|gli\s+|le\s+|l['’])?(?<topic>.+)"
        + @"|o\s+que\s+(?:é|são|significa|se\s+entende\s+por)\s+(?:uma?\s+|o\s+|a\s+|os\s+|as\s+)?(?<topic>.+)"
        + @"|qué\s+(?:es|son|significa|se\s+entiende\s+por)\s+(?:una?\s+|el\s+|la\s+|los\s+|las\s+)?(?<topic>.+)"
        + @"|(?<topic>.+?)\s+(?:का\s+(?:मतलब|अर्थ)\s+)?क्या\s+(?:है|हैं|होता\s+है|होती\s+है|होते\s+हैं)\W*"
        + @"|(?<topic>.+?)\s*(?:คืออะไร|หมายถึงอะไร|หมายความว่าอย่างไร|หมายความว่าอะไร).*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Asking();

    [GeneratedRegex(@"^\W*(?<subject>[^.!?:;,]{2,80}?)\s+(?:(?:is|are|was|were)\s+(?:an?|the|any|when|how|one\s+of|defined\s+as)|means?|refers?\s+to|denotes?)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"^\W*(?<subject>[^.!?:;,]{2,80}?)\s+(?:(?:ist|sind|war|waren)\s+(?:ein(?:e[nmrs]?)?|der|die|das|jede[rs]?|alle)|bezeichne[nt]+|bedeute[nt]+|steht\s+für)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex German();

    [GeneratedRegex(@"^\W*(?<subject>[^.!?:;,]{2,80}?)\s+(?:(?:est|sont|était|étaient)\s+(?:une?\s|le\s|la\s|les\s|des\s|l['’])|désigne(?:nt)?\s|signifie(?:nt)?\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex French();

    [GeneratedRegex(@"^\W*(?<subject>[^.!?:;,]{2,80}?)\s+(?:(?:è|sono|era|erano)\s+(?:un[ao]?\s|un['’]|il\s|lo\s|la\s|i\s|gli\s|le\s|l['’])|indica(?:no)?\s|significa(?:no)?\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Italian();

    [GeneratedRegex(@"^\W*(?<subject>[^.!?:;,]{2,80}?)\s+(?:(?:é|são|era|eram|foi)\s+(?:uma?|o|a|os|as)|significa[m]?|designa[m]?)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Portuguese();

    [GeneratedRegex(@"^\W*(?<subject>[^.!?:;,]{2,80}?)\s+(?:(?:es|son|era|eran|fue)\s+(?:una?|el|la|los|las)|significan?|designan?)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spanish();

    [GeneratedRegex(@"^\W*(?<subject>[^।!?:;,]{2,80}?)\s+(?:एक|वह|का\s+(?:अर्थ|मतलब|आशय)|से\s+(?:तात्पर्य|आशय))\s.*(?:है|हैं)\W*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Hindi();

    [GeneratedRegex(@"^\W*(?<subject>[^!?:;,]{2,60}?)\s*(?:คือ|หมายถึง|หมายความว่า)", RegexOptions.CultureInvariant)]
    private static partial Regex Thai();
}
