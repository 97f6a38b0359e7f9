using System.Text;
using RagLlama.Text;

namespace RagLlama.Evaluation;

/// <summary>Whether an accepted answer stands in an answer text, whatever its case, accents, punctuation and spacing.</summary>
public static class AnswerMatch
{
    public static bool Contains(string answer, IEnumerable<string> accepted)
    {
        var text = Plain(answer);
        return accepted.Select(Plain).Any(expected => expected.Length > 1 && Contains(text, expected));
    }

    /// <summary>Thai is compared without spaces: where its words end is not written.</summary>
    private static bool Contains(string text, string expected) => text.Any(TextTokenizer.IsThai)
        ? text.Replace(" ", "", StringComparison.Ordinal).Contains(expected.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal)
        : text.Contains(expected, StringComparison.Ordinal);

    /// <summary>Folded words with single spaces around each.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(" ", text.Length + 2);
        foreach (var rune in TextFolding.Fold(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                plain.Append(rune.ToString());
            }
            else if (plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        if (plain[^1] != ' ')
        {
            plain.Append(' ');
        }

        return plain.ToString();
    }
}
