using System.Buffers;
using System.Globalization;

namespace RagLlama.Text;

/// <summary>Cuts folded text into words, numbers and codes.</summary>
internal static class TextTokenizer
{
    // Longer runs are data (base64, hashes cut by nobody): their beginning is enough to find them.
    private const int LongestWord = 64;
    private const int LongestJoined = 40;

    private static readonly SearchValues<char> Joiners = SearchValues.Create("-/._,'");

    /// <summary>
    /// Words and numbers in order. A number is written one way whatever its separators (1,250.00 and 1.250,00 are 1250). What is joined by
    /// a hyphen, slash, dot or underscore comes as its parts and, once more, joined: ISO-27001 gives iso, 27001 and iso27001. A currency's sign is a
    /// word of its own.
    /// </summary>
    public static void Tokenize(string folded, List<Token> tokens)
    {
        var index = 0;
        while (index < folded.Length)
        {
            if (!IsWordChar(folded, index))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(folded[index]) == UnicodeCategory.CurrencySymbol)
                {
                    tokens.Add(new Token(folded[index].ToString(), TokenKind.Word));
                }

                index++;
                continue;
            }

            var start = index;
            var end = EndOfWord(folded, index);
            while (end + 1 < folded.Length && IsJoiner(folded, start, end) && IsWordChar(folded, end + 1))
            {
                end = EndOfWord(folded, end + 1);
            }

            Add(folded.AsSpan(start, end - start), tokens);
            index = end;
        }
    }

    public static bool IsThai(char c) => c is >= '\u0e00' and <= '\u0e7f';

    private static void Add(ReadOnlySpan<char> group, List<Token> tokens)
    {
        if (TextNumbers.TryCanonical(group, out var number))
        {
            tokens.Add(new Token(number, TokenKind.Code));
            return;
        }

        var joined = group.IndexOfAny("-/._") >= 0;
        var hasDigit = group.IndexOfAnyInRange('0', '9') >= 0;
        var rest = group;
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOfAny(Joiners);
            AddPart(length < 0 ? rest : rest[..length], tokens);
            rest = length < 0 ? [] : rest[(length + 1)..];
        }

        if (joined && group.Length <= LongestJoined && group.IndexOfAny("',") < 0 && !HasThai(group))
        {
            var whole = string.Concat(group.ToString().Split('-', '/', '.', '_'));
            tokens.Add(new Token(whole, hasDigit ? TokenKind.Code : TokenKind.Joined));
        }
    }

    private static void AddPart(ReadOnlySpan<char> part, List<Token> tokens)
    {
        if (part.Length > LongestWord && !HasThai(part))
        {
            part = part[..LongestWord];
        }

        var start = 0;
        for (var index = 1; index <= part.Length; index++)
        {
            // Thai runs straight on from Latin letters and digits.
            if (index < part.Length && ClassOf(part[index]) == ClassOf(part[index - 1]))
            {
                continue;
            }

            if (index < part.Length && ClassOf(part[index]) != CharClass.Thai && ClassOf(part[index - 1]) != CharClass.Thai)
            {
                continue;
            }

            Emit(part[start..index], tokens);
            start = index;
        }
    }

    private static void Emit(ReadOnlySpan<char> word, List<Token> tokens)
    {
        if (IsThai(word[0]))
        {
            tokens.Add(new Token(word.ToString(), TokenKind.Thai));
            return;
        }

        var digits = word.IndexOfAnyInRange('0', '9');
        if (digits < 0)
        {
            tokens.Add(new Token(word.ToString(), TokenKind.Word));
            return;
        }

        tokens.Add(new Token(TextNumbers.Canonical(word), TokenKind.Code));

        // iso27001 meets ISO 27001: letters and digits on their own as well.
        var letters = word.IndexOfAnyExceptInRange('0', '9');
        if (letters >= 0 && word.Length > 2)
        {
            var cut = digits > 0 ? digits : letters;
            if (cut > 1)
            {
                tokens.Add(new Token(word[..cut].ToString(), TokenKind.Code));
            }

            if (word.Length - cut > 1)
            {
                tokens.Add(new Token(word[cut..].ToString(), TokenKind.Code));
            }
        }
    }

    private static int EndOfWord(string text, int index)
    {
        while (index < text.Length && IsWordChar(text, index))
        {
            index += char.IsHighSurrogate(text[index]) && index + 1 < text.Length ? 2 : 1;
        }

        return index;
    }

    /// <summary>A hyphen, slash, dot or underscore between word characters; comma and apostrophe join for the parts only.</summary>
    private static bool IsJoiner(string text, int start, int index) => text[index] switch
    {
        '-' or '/' or '_' or '\'' => index > start,
        '.' => char.IsAsciiDigit(text[index + 1]) || char.IsAsciiDigit(text[index - 1]),
        ',' => char.IsAsciiDigit(text[index + 1]) && char.IsAsciiDigit(text[index - 1]),
        _ => false,
    };

    private static bool IsWordChar(string text, int index)
    {
        var c = text[index];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c);
        }

        return CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
    }

    private static bool HasThai(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\u0e00', '\u0e7f') >= 0;

    private static CharClass ClassOf(char c) => IsThai(c) && !char.IsDigit(c) ? CharClass.Thai : CharClass.Other;

    private enum CharClass
    {
        Other,
        Thai,
    }
}
