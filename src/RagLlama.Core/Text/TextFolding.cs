using System.Text;

namespace RagLlama.Text;

/// <summary>
/// One spelling for what readers take for the same: lower case, compatibility forms taken apart (NFKD), accents of Latin, Greek and Cyrillic
/// dropped, ß as ss, invisible characters dropped. Thai and Devanagari signs are letters, not accents: they stay, but for the variants Hindi
/// writers use freely (nukta, candrabindu, a nasal written as half letter).
/// </summary>
internal static class TextFolding
{
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var lower = Valid(text).ToLowerInvariant().Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(lower.Length);
        for (var index = 0; index < lower.Length; index++)
        {
            var c = lower[index];
            if (IsDropped(c))
            {
                continue;
            }

            if (c is 'न' or 'म' or 'ङ' or 'ञ' or 'ण' && index + 2 < lower.Length && lower[index + 1] == '\u094d' && IsDevanagariConsonant(lower[index + 2]))
            {
                folded.Append('\u0902');
                index++;
                continue;
            }

            _ = c switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' => folded.Append('d'),
                'ı' => folded.Append('i'),
                '\u0901' => folded.Append('\u0902'),
                '’' or '‘' or 'ʼ' => folded.Append('\''),
                '‐' or '‑' or '‒' => folded.Append('-'),
                '\u2044' => folded.Append('/'),
                _ => folded.Append(char.ToLowerInvariant(c)),
            };
        }

        return folded.ToString();
    }

    private static bool IsDropped(char c) =>
        c is (>= '\u0300' and <= '\u036f') or (>= '\u1ab0' and <= '\u1aff') or (>= '\u20d0' and <= '\u20ff')
            or '\u00ad' or (>= '\u200b' and <= '\u200f') or '\u2060' or '\ufeff' or '\u093c';

    private static bool IsDevanagariConsonant(char c) => c is >= 'क' and <= 'ह';

    /// <summary>Normalising throws on halves of characters and on U+FFFE, and extracted text can be anything.</summary>
    private static string Valid(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) || text[index] == '\ufffe')
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\ufffe', '\ufffd');
            }
        }

        return text;
    }
}
