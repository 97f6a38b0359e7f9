using System.Text;

namespace RagLlama.Extraction.Building;

/// <summary>Text as a person sees it: no invisible or control characters, plain spaces, NFC.</summary>
internal sealed class TextCleaner
{
    /// <summary>Zero-width, bidirectional and tag characters that were removed so far: they hide instructions or spoof what is read (Unicode TR 36).</summary>
    public int InvisibleCharacters { get; private set; }

    public string Clean(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                AppendPair(clean, c, text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                clean.Append('\uFFFD');
            }
            else if (IsInvisible(c) && !JoinsLetters(c, clean))
            {
                InvisibleCharacters++;
            }
            else
            {
                AppendPlain(clean, c, i + 1 < text.Length ? text[i + 1] : '\0');
            }
        }

        var result = clean.ToString();
        return result.IsNormalized() ? result : result.Normalize();
    }

    private void AppendPair(StringBuilder clean, char high, char low)
    {
        var rune = char.ConvertToUtf32(high, low);
        if (rune is >= 0xE0000 and <= 0xE007F)
        {
            InvisibleCharacters++;
            return;
        }

        clean.Append(high).Append(low);
    }

    private static void AppendPlain(StringBuilder clean, char c, char next)
    {
        switch (c)
        {
            case '\r':
                if (next != '\n')
                {
                    clean.Append('\n');
                }

                break;
            case '\n' or '\t':
                clean.Append(c);
                break;
            case '\u2028' or '\u2029' or '\v' or '\f' or '\u0085':
                clean.Append('\n');
                break;
            case '\u00A0' or '\u202F' or '\u2007':
                clean.Append(' ');
                break;
            case '\u00AD':
                break;
            default:
                if (!char.IsControl(c))
                {
                    clean.Append(c);
                }

                break;
        }
    }

    private static bool NeedsWork(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' and not ('\n' or '\t') or >= '\u007F')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInvisible(char c) => c is
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or
        (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\u061C' or '\u180E';

    /// <summary>Between letters of Arabic and Indic scripts the joiners U+200C and U+200D are spelling, not camouflage.</summary>
    private static bool JoinsLetters(char c, StringBuilder before) =>
        c is '\u200C' or '\u200D' && before.Length > 0 && before[^1] is >= '\u0600' and <= '\u0DFF';
}
