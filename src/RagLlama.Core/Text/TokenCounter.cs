using System.Globalization;
using System.Text;

namespace RagLlama.Text;

/// <summary>
/// Estimates how many tokens a text costs a subword model, for budgets of chunks and contexts. Rule: a run of letters or digits counts
/// one token for each started 4 characters (Latin) or 2 characters (Devanagari, Thai and every other script); any other visible character counts one.
/// </summary>
public static class TokenCounter
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        var run = 0;
        var wide = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                run++;
                wide |= rune.Value > 0x24F;
                continue;
            }

            tokens += Cost(run, wide);
            (run, wide) = (0, false);
            tokens += Rune.IsWhiteSpace(rune) ? 0 : 1;
        }

        return tokens + Cost(run, wide);
    }

    private static int Cost(int run, bool wide) => wide ? (run + 1) / 2 : (run + 3) / 4;
}
