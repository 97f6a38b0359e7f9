using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RagLlama.Text;

namespace RagLlama.Answering.Checking;

/// <summary>Which words of a sentence are denied: those in a clause with a word of negation.</summary>
internal static partial class Negation
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ("not no never none cannot without neither nor nobody nothing isn aren wasn weren doesn don didn won can't isn't aren't doesn't don't didn't won't mustn't shouldn't wasn't weren't "
        + "nicht kein keine keinen keinem keiner keines nie niemals ohne weder niemand nichts "
        + "pas jamais aucun aucune sans rien ni "
        + "non mai nessun nessuno nessuna senza né "
        + "nunca jamás ningún ninguno ninguna sin nada nadie "
        + "não nenhum nenhuma sem nem ninguém "
        + "नहीं नही न मत बिना").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Stem of each content word → whether it is denied; words that stand in both kinds of clause are left out.</summary>
    public static Dictionary<string, bool> Polarity(string text, string language)
    {
        var polarity = new Dictionary<string, bool>(StringComparer.Ordinal);
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clause in Clause().Split(text))
        {
            var denied = IsDenied(clause, language);
            foreach (var term in TextAnalyzer.Analyze(clause, language).Where(t => t[0] != TextAnalyzer.ExactMark))
            {
                if (!polarity.TryAdd(term, denied) && polarity[term] != denied)
                {
                    ambiguous.Add(term);
                }
            }
        }

        foreach (var term in ambiguous)
        {
            polarity.Remove(term);
        }

        return polarity;
    }

    private static bool IsDenied(string clause, string language) =>
        Word().Matches(clause).Any(w => Words.Contains(w.Value) && IsNegationIn(w.Value, language)) || ThaiNegation().IsMatch(clause);

    /// <summary>Some of the words mean something else in another of the languages: German "mai" is a month, Portuguese "no" is "in the".</summary>
    private static bool IsNegationIn(string word, string language) => word.ToLowerInvariant() switch
    {
        "mai" => language == "it",
        "no" => language is "en" or "es" or "it",
        "ni" => language is "es" or "fr",
        "sin" => language == "es",
        "sem" or "nem" => language == "pt",
        "pas" => language == "fr",
        "nie" => language == "de",
        "don" or "won" => language == "en",
        _ => true,
    };

    [GeneratedRegex(@"[,;:()–—]|\b(?:but|however|unless|except|although|aber|sondern|außer|jedoch|mais|sauf|cependant|ma|però|salvo|tranne|mas|porém|exceto|pero|excepto|लेकिन|परंतु|सिवाय)\b|แต่|ยกเว้น", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:['’][\p{L}]+)?")]
    private static partial Regex Word();

    [GeneratedRegex(@"ไม่|มิได้|ห้าม|ปราศจาก")]
    private static partial Regex ThaiNegation();
}
