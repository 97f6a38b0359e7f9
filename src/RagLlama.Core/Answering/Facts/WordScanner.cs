using System.Globalization;
using System.Text.RegularExpressions;
using RagLlama.Answering.Facts.Words;
using RagLlama.Documents;
using RagLlama.Text;

namespace RagLlama.Answering.Facts;

/// <summary>Cuts a text into words, numbers, dates, times and codes.</summary>
internal sealed partial class WordScanner
{
    private readonly string text;
    private readonly string ascii;
    private readonly string language;
    private readonly List<Word> words;
    private int index;
    private int clause;
    private bool opens = true;

    private WordScanner(string text, string language)
    {
        this.text = text;
        this.language = language;
        ascii = WithAsciiDigits(text);
        words = new List<Word>((text.Length / 5) + 4);
    }

    public static List<Word> Scan(string text, string language)
    {
        var scanner = new WordScanner(text, language);
        while (scanner.index < text.Length)
        {
            scanner.Next();
        }

        return scanner.words;
    }

    private void Next()
    {
        var c = ascii[index];
        if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff' or '\u00ad')
        {
            if (c == '\n')
            {
                clause++;
                opens = true;
            }

            index++;
        }
        else if (char.IsAsciiDigit(c))
        {
            Number();
        }
        else if (IsLetter(c))
        {
            Letters();
        }
        else
        {
            Other(c);
        }
    }

    private void Number()
    {
        if (Take(Phone(), WordKind.Code) || Take(Iso(), WordKind.Date) || Take(Numeric(), WordKind.Date) || Take(MonthYear(), WordKind.Date) || (language == "de" && Take(DayMonth(), WordKind.Date))
            || Take(Time(), WordKind.Time) || (TimeBehindWord() is { } time && Take(time, WordKind.Time)) || Take(DigitCode(), WordKind.Code))
        {
            return;
        }

        var match = Digits().Match(ascii, index);
        Add(WordKind.Number, match.Value, match.Length);
    }

    /// <summary>14.30 is a time where a word says so, a number elsewhere.</summary>
    private Regex? TimeBehindWord() => language switch
    {
        "it" when words is [.., { Text: "alle" or "dalle" or "ore" or "le" or "ora" }] || words is [.., { Kind: WordKind.Time }, { Kind: WordKind.Mark }] => DottedTime(),
        _ => UhrTime(),
    };

    private void Letters()
    {
        if (Email().Match(ascii, index) is { Success: true } mail)
        {
            Add(WordKind.Code, mail.Value, mail.Length);
            return;
        }

        if (LetterCode().Match(ascii, index) is { Success: true } code && HasDigit(code.ValueSpan))
        {
            Add(WordKind.Code, code.Value, code.Length);
            return;
        }

        var end = index;
        var isThai = TextTokenizer.IsThai(text[index]);
        while (end < text.Length && IsWordChar(end, isThai))
        {
            end++;
        }

        if (isThai)
        {
            Thai(end);
            return;
        }

        Add(WordKind.Word, TextFolding.Fold(text[index..end]), end - index);
    }

    private bool IsWordChar(int at, bool isThai)
    {
        var c = text[at];
        if (isThai)
        {
            return TextTokenizer.IsThai(c) || (c == '.' && at > index && (at + 1 == text.Length || TextTokenizer.IsThai(text[at + 1]) || char.IsWhiteSpace(text[at + 1])) && IsThaiAbbreviation(at));
        }

        return (IsLetter(c) && !TextTokenizer.IsThai(c)) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format
            || (c is '\'' or '’' && at > index && at + 1 < text.Length && IsLetter(text[at + 1]) && (language == "en" || (language is "de" or "und" && at - index >= 2)));
    }

    /// <summary>ม.ค., น., พ.ศ.: at most two letters before a stop.</summary>
    private bool IsThaiAbbreviation(int stop)
    {
        var start = stop;
        while (start > 0 && TextTokenizer.IsThai(text[start - 1]))
        {
            start--;
        }

        return stop - start <= 3;
    }

    /// <summary>Thai has no spaces between words: the entries of the word table are cut out, the rest stays in one.</summary>
    private void Thai(int end)
    {
        var table = WordTable.For("th");
        var rest = index;
        while (index < end)
        {
            var at = index;
            var found = table.Longest(i => at + i < end ? ascii[at + i].ToString() : null);
            if (found is null)
            {
                index++;
                while (index < end && CharUnicodeInfo.GetUnicodeCategory(text[index]) == UnicodeCategory.NonSpacingMark)
                {
                    index++;
                }

                continue;
            }

            Flush(rest, at);
            index = at;
            Add(WordKind.Word, ascii.Substring(at, found.Value.Length), found.Value.Length);
            rest = index;
        }

        Flush(rest, end);
        index = end;
    }

    private void Flush(int start, int end)
    {
        if (end > start)
        {
            index = start;
            Add(WordKind.Word, ascii[start..end], end - start);
        }
    }

    private void Other(char c)
    {
        if (c == '+' && Take(Phone(), WordKind.Code))
        {
            return;
        }

        var isSign = CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol || c is '%' or '°' or 'Ω' or 'µ';
        if (c is ',' or ';' or '(' or ')' or '|' or '—' or '!' or '?' or '।' || (c is '–' or '.' && IsBreak()))
        {
            clause++;
        }

        Add(isSign ? WordKind.Sign : WordKind.Mark, c.ToString(), 1);
        opens = c is ':' or '|' or '.' or '!' or '?' or '"' or '“' or '„' or '«' or '(' or '•' or '।' or ';' or '·' or '>' or '-' or '–' or '*' or '#';
    }

    private bool IsBreak() => index + 1 >= text.Length || char.IsWhiteSpace(text[index + 1]);

    private bool Take(Regex pattern, WordKind kind)
    {
        var match = pattern.Match(ascii, index);
        if (!match.Success)
        {
            return false;
        }

        Add(kind, match.Value, match.Length);
        return true;
    }

    private void Add(WordKind kind, string folded, int length)
    {
        words.Add(new Word(kind, folded, new TextSpan(index, length), clause)
        {
            IsCapital = char.IsUpper(text[index]),
            OpensSentence = opens,
            IsGlued = index > 0 && !char.IsWhiteSpace(text[index - 1]),
        });
        index += length;
        opens = false;
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || char.IsSurrogate(c);

    private static bool HasDigit(ReadOnlySpan<char> span) => span.IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>Devanagari and Thai digits (all of them one UTF-16 unit) as ASCII, so that positions stay.</summary>
    private static string WithAsciiDigits(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsDigit(source[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(source[i])) : source[i];
            }
        });

    [GeneratedRegex(@"\G\+\d[\d ()/-]{6,18}\d(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\G\d{4}-\d{1,2}-\d{1,2}(?!\d)")]
    private static partial Regex Iso();

    [GeneratedRegex(@"\G\d{1,2}(?<s>[./-])\s?\d{1,2}\k<s>\s?(?:\d{4}|\d{2})(?![\d/]|[.,]\d)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"\G(?:0?[1-9]|1[0-2])/\d{4}(?![\d/])")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"\G(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0[1-9]|1[0-2])\.(?![\d])")]
    private static partial Regex DayMonth();

    // 14:30  14h30  14 h 30  15 h
    [GeneratedRegex(@"\G(?:[01]?\d|2[0-4])(?::[0-5]\d(?![\d:])|\s?h\s?[0-5]\d(?![\d\p{L}])|\s?h(?![\p{L}\d]))")]
    private static partial Regex Time();

    [GeneratedRegex(@"\G(?:[01]?\d|2[0-4])\.[0-5]\d(?=\s*(?:Uhr|น\.|h\b))")]
    private static partial Regex UhrTime();

    [GeneratedRegex(@"\G(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d.,])")]
    private static partial Regex DottedTime();

    // 0800-LARK-27  316L  1.4408 is a number. Not a code: 27-inch, 5-day.
    [GeneratedRegex(@"\G\d+(?:-(?=[\p{L}\d-]*(?:\p{Lu}{2}|\d))\p{L}[\p{L}\d]*(?:-[\p{L}\d]+)*|\p{Lu}{1,3}\d[\p{L}\d]*(?:-[\p{L}\d]+)*|\p{Lu}(?![\p{L}\d]))")]
    private static partial Regex DigitCode();

    [GeneratedRegex(@"\G\d{1,3}(?:[ \u00A0\u202F\u2009'’]\d{3})+(?:[.,]\d+)?(?!\d)|\G\d+(?:[.,]\d+)*")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\G[\p{L}\d._+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+")]
    private static partial Regex Email();

    // E-14  TR-17  vlc-gw2  GX200/4  HR-PUN-04
    [GeneratedRegex(@"\G(?![\u0900-\u097f\u0e00-\u0e7f])[\p{L}]{1,10}(?:[-_][\p{L}]{1,10}){0,3}[-_]?\d[\p{L}\d]*(?:[-/._][\p{L}\d]*\d[\p{L}\d]*|[-_]\p{Lu}[\p{L}\d]*)*")]
    private static partial Regex LetterCode();
}
