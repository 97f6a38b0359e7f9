namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Puts words in Devanagari together again that were taken apart at a sign with no width of its own. Poppler begins a word wherever the pen moves on without a letter, and after the
/// vowel signs and dots above and below the line it does: "वे तन" for "वेतन", "मं गलवार" for "मंगलवार".
/// </summary>
internal static class DevanagariWords
{
    // Of the height of letters. Gaps inside words were .05 to .085 in files of LibreOffice and .06 in files of Chromium, between words .14 and more.
    private const double Inside = 0.11;

    // Below the line a sign takes more room: .18 inside words, where there was .23 and more between them.
    private const double BelowOfUsual = 0.8;

    public static void Join(List<PdfPage> pages)
    {
        foreach (var block in pages.Where(page => page.Confidence is null).SelectMany(page => page.Blocks))
        {
            for (var index = 0; index < block.Count; index++)
            {
                if (block[index].Text.Any(IsDevanagari) && Join(block[index].Words, block[index].Height) is var words && words.Count < block[index].Words.Count)
                {
                    block[index] = block[index] with { Text = string.Join(' ', words.Select(word => word.Text)), Words = words };
                }
            }
        }
    }

    /// <param name="words">Of one line, from left to right.</param>
    /// <param name="height">Of its letters, in points.</param>
    internal static List<PdfWord> Join(IReadOnlyList<PdfWord> words, float height)
    {
        var usual = UsualGap(words, height);
        var joined = new List<PdfWord>(words.Count);
        foreach (var word in words)
        {
            if (joined.Count > 0 && Belong(joined[^1], word, height, usual))
            {
                joined[^1] = new PdfWord(joined[^1].Text + word.Text, joined[^1].Left, Math.Max(joined[^1].Right, word.Right));
            }
            else
            {
                joined.Add(word);
            }
        }

        return joined;
    }

    private static bool Belong(PdfWord word, PdfWord next, float height, double usual)
    {
        var gap = next.Left - word.Right;
        return word.Text is [.., var last] && next.Text is [var first, ..] && IsDevanagari(last) && (IsDevanagari(first) || first is ',' or ';' or ':' or '.' or '?' or '!')
            && next.Left >= word.Left && (gap <= Inside * height || (IsBelowTheLine(last) && gap < BelowOfUsual * usual));
    }

    private static double UsualGap(IReadOnlyList<PdfWord> words, float height)
    {
        var gaps = words.Zip(words.Skip(1), (word, next) => next.Left - word.Right).Where(gap => gap > Inside * height).Order().ToList();
        return gaps.Count == 0 ? 0 : gaps[gaps.Count / 2];
    }

    private static bool IsDevanagari(char c) => c is >= '\u0900' and <= '\u097f';

    /// <summary>The signs of u, uu and r, and the stroke of a letter without its vowel.</summary>
    private static bool IsBelowTheLine(char c) => c is (>= '\u0941' and <= '\u0944') or '\u094d';
}
