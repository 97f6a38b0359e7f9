using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Joins the lines of a paragraph that poppler reports as blocks of their own, which it does as soon as the leading is a little wide. Two
/// lines belong together when they start at the same left edge in letters of the same height, follow at the page's usual line distance, and
/// the upper one reaches the right edge of its column: nobody breaks a line early inside a paragraph.
/// </summary>
internal static partial class PdfParagraphs
{
    private const float LargestIndent = 40;
    private const float SameEdge = 3;
    private const float SameHeight = 0.12f;
    private const float RightTolerance = 0.14f;
    private const float WidestLeading = 1.35f;

    public static List<List<PdfLine>> Join(IReadOnlyList<List<PdfLine>> blocks, Func<PdfLine, bool> startsAnew)
    {
        var leading = UsualLeading(blocks);
        var joined = new List<List<PdfLine>>();
        foreach (var block in blocks)
        {
            if (joined.Count > 0 && block.Count > 0 && joined[^1].Count > 0 && !startsAnew(block[0])
                && (IsNumberOf(joined[^1], block[0]) || (Continues(joined[^1], block[0], leading) && ReachesTheEdge(joined[^1], block, blocks))))
            {
                joined[^1].AddRange(block);
            }
            else
            {
                joined.Add([.. block]);
            }
        }

        return joined;
    }

    /// <summary>The number of a list item stands in a block of its own, on the baseline of its text.</summary>
    private static bool IsNumberOf(List<PdfLine> upper, PdfLine lower) =>
        upper.Count == 1 && ItemNumber().IsMatch(upper[0].Text)
        && Math.Abs(upper[0].Box.Top - lower.Box.Top) < Height(lower) / 2 && lower.Box.Left > upper[0].Box.Right;

    private static bool Continues(List<PdfLine> above, PdfLine lower, float leading)
    {
        var upper = above[^1];
        var distance = lower.Box.Top - upper.Box.Top;

        // The text of a list item hangs to the right of its bullet, which opens the first line.
        var edge = above.Count == 1 && ItemStart().IsMatch(upper.Text) && lower.Box.Left > upper.Box.Left ? LargestIndent : SameEdge;
        return Math.Abs(upper.Box.Left - lower.Box.Left) < edge
            && Math.Abs(Height(upper) - Height(lower)) < SameHeight * Height(upper)
            && distance > 0
            && distance < WidestLeading * leading;
    }

    /// <summary>The column's right edge is that of the widest line with the same left edge on the page.</summary>
    private static bool ReachesTheEdge(List<PdfLine> upper, List<PdfLine> lower, IReadOnlyList<List<PdfLine>> blocks)
    {
        var left = lower[0].Box.Left;
        var right = blocks.SelectMany(block => block).Where(line => Math.Abs(line.Box.Left - left) < SameEdge).Max(line => line.Box.Right);
        return upper[^1].Box.Right > right - (RightTolerance * (right - left));
    }

    /// <summary>Median distance of the lines that follow each other at the same left edge; blocks apart from each other do not count.</summary>
    private static float UsualLeading(IReadOnlyList<List<PdfLine>> blocks)
    {
        var lines = blocks.SelectMany(block => block).ToList();
        var distances = lines.Zip(lines.Skip(1))
            .Where(pair => Math.Abs(pair.First.Box.Left - pair.Second.Box.Left) < SameEdge)
            .Select(pair => (Distance: pair.Second.Box.Top - pair.First.Box.Top, Height: Height(pair.First)))
            .Where(pair => pair.Distance > 0 && pair.Distance < 2.2f * pair.Height)
            .Select(pair => pair.Distance)
            .Order()
            .ToList();
        return distances.Count == 0 ? 0 : distances[distances.Count / 2];
    }

    private static float Height(PdfLine line) => line.Box.Bottom - line.Box.Top;

    [GeneratedRegex(@"^\(?(?:\d{1,2}|[a-z])[.)]$")]
    private static partial Regex ItemNumber();

    [GeneratedRegex(@"^(?:[•◦▪●■‣·○❖➢✓–]|\(?(?:\d{1,2}|[a-z])[.)])")]
    private static partial Regex ItemStart();
}
