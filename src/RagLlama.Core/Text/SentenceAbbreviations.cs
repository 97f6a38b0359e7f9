using System.Collections.Frozen;

namespace RagLlama.Text;

/// <summary>Tells a full stop that ends a sentence from one that ends an abbreviation, an initial or an ordinal.</summary>
internal static class SentenceAbbreviations
{
    /// <summary>Never the last word of a sentence: something always follows.</summary>
    private static readonly FrozenSet<string> Titles = Words(
        "mr mrs ms dr prof sr jr st sen rep gov gen col lt sgt capt rev hon messrs mt vs approx e.g i.e cf viz resp incl excl " +
        "hr hrn fr frl bzw ca evtl ggf inkl exkl zzgl vgl sog z.b z.t d.h u.a o.g i.d.r s.o s.u u.u allg bes insb max min mind geb gest dipl ing str " +
        "mme mlle mm env tél av bd p.ex c.-à-d " +
        "sig sigg dott dott.ssa avv geom spett egr gent rag on sra srta dra ud uds vd lic ldo avda dña " +
        "exmo exma ilmo profa eng arq sto sta ref डॉ श्री प्रो सं रु कृ ดร รศ ผศ ศ พ.ศ ค.ศ ร.ศ น.ส พล.อ พ.ต.อ");

    /// <summary>An abbreviation only before a number.</summary>
    private static readonly FrozenSet<string> BeforeNumbers = Words(
        "no nos nr nrn p pp pg s art arts abs ziff kap abb tab fig figs eq sec sect ch vol bd ed n num núm núms pag pagg pág págs cap tel tél fax ext apt dept anl anh " +
        "rn rz lit alin al bl jan feb mar apr jun jul aug sep sept oct okt nov dec dez janv févr avr juil déc gen mag giu lug ago set ott dic ene abr fev out v ver rev ca c क्र पृ ข้อ");

    /// <summary>German words after which a number with a stop is an ordinal.</summary>
    private static readonly FrozenSet<string> OrdinalLeaders = Words(
        "der die das dem den des am im vom zum zur ab bis seit jeder jede jedes jeden jedem ein eine einen einem einer und oder beim ihr sein");

    private static readonly FrozenSet<string> OrdinalFollowers = Words(
        "januar jänner februar märz april mai juni juli august september oktober november dezember quartal jahrhundert kapitel abschnitt absatz stock etage obergeschoss klasse auflage lebensjahr platz tag woche monat jahr halbjahr stufe");

    private static readonly FrozenSet<string> Starters = Words(
        "the this that these it in on at he she they we you i if when there however der das die es er sie wir wenn im le la les il elle on un une ce i gli lo el los las o os a as");

    private static readonly string[] ThaiConnectives =
        ["นอกจากนี้", "ทั้งนี้", "อย่างไรก็ตาม", "ดังนั้น", "แต่อย่างไร", "ต่อมา", "หลังจากนั้น", "กรณีที่", "ในกรณี", "หากต้องการ", "สำหรับ", "อย่างไรก็ดี"];

    /// <param name="word">The word before the stop, without it.</param>
    /// <param name="previous">The word before that one.</param>
    /// <param name="next">The word after the stop; never begins with a lower-case letter.</param>
    /// <param name="atLineStart">The word opens its line, as the number of a list item does.</param>
    public static bool Continues(ReadOnlySpan<char> word, ReadOnlySpan<char> previous, ReadOnlySpan<char> next, bool atLineStart)
    {
        if (IsDigits(word))
        {
            return word.Length <= 3
                && (atLineStart || (word.Length <= 2 && (Contains(OrdinalFollowers, next) || Contains(OrdinalLeaders, previous))));
        }

        if (word.Length == 1 && char.IsLetter(word[0]))
        {
            return atLineStart || char.IsUpper(word[0]) || (next.Length > 0 && char.IsDigit(next[0])) || next.Length == 1;
        }

        if (Contains(Titles, word))
        {
            return true;
        }

        if (Contains(BeforeNumbers, word))
        {
            return next.Length > 0 && (char.IsDigit(next[0]) || IsRoman(next));
        }

        return IsDotted(word) && !Contains(Starters, next);
    }

    public static bool IsThaiConnective(ReadOnlySpan<char> text)
    {
        foreach (var connective in ThaiConnectives)
        {
            if (text.StartsWith(connective, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>U.S, S.p.A, พ.ศ: pieces of at most three letters with stops between them.</summary>
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        var run = 0;
        var dots = 0;
        foreach (var c in word)
        {
            if (c == '.')
            {
                dots++;
                run = 0;
            }
            else if (!char.IsLetter(c) || ++run > 3)
            {
                return false;
            }
        }

        return dots > 0;
    }

    private static bool IsDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRoman(ReadOnlySpan<char> word) => word.Length > 0 && word.Length <= 6 && word.IndexOfAnyExcept("IVXLC") < 0;

    private static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 16)
        {
            return false;
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
