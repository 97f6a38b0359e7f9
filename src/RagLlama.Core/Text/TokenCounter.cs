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
        for (var index = 0; index < text.Length;)
        {
            bool joins, shows;
            if (text[index] < 128)
            {
                var start = index;
                while (index < text.Length && char.IsAsciiLetterOrDigit(text[index]))
                {
                    index++;
                }

                run += index - start;
                if (index > start)
                {
                    continue;
                }

                joins = false;
                shows = !char.IsWhiteSpace(text[index]);
                index++;
            }
            else
            {
                Rune.DecodeFromUtf16(text[index..], out var rune, out var length);
                joins = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
                wide |= joins && rune.Value > 0x24F;
                shows = !Rune.IsWhiteSpace(rune);
                index += length;
            }

            if (joins)
            {
                run++;
                continue;
            }

            tokens += Cost(run, wide) + (shows ? 1 : 0);
            (run, wide) = (0, false);
        }

        return tokens + Cost(run, wide);
    }

    private static int Cost(int run, bool wide) => wide ? (run + 1) / 2 : (run + 3) / 4;
}
