namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Columns of running text that stand beside something else on a page. Their lines stand on the same height as the rows of a table in the other
/// column only by chance.
/// </summary>
internal static class ColumnsOfText
{
    /// <summary>A cell with more lines than this is rarer than a column of text.</summary>
    private const int LeastLines = 6;

    private const int LeastLetters = 25;

    /// <summary>Share of a column's width that most of its lines fill.</summary>
    private const float Filled = 0.88f;

    private const float MostlyFilled = 0.6f;

    /// <summary>Blocks of one column begin this near to each other, in points.</summary>
    private const float SameEdge = 14;

    public static HashSet<PdfLine> Of(IReadOnlyList<List<PdfLine>> blocks)
    {
        var columns = blocks.Where(IsText).Select(block => (Left: block.Min(line => line.Box.Left), Right: block.Max(line => line.Box.Right), Top: block.Min(line => line.Box.Top), Bottom: block.Max(line => line.Box.Bottom))).ToList();
        var found = new HashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        if (columns.Count == 0)
        {
            return found;
        }

        var lines = blocks.SelectMany(block => block).ToList();
        foreach (var column in columns.Where(column => lines.Exists(line => IsBeside(line, column.Left, column.Right, column.Top, column.Bottom))))
        {
            found.UnionWith(lines.Where(line => line.Box.Left > column.Left - SameEdge && line.Box.Right < column.Right + SameEdge && line.Box.Right - line.Box.Left > Filled * (column.Right - column.Left)));
            found.UnionWith(lines.Where(line => line.Box.Left > column.Left - SameEdge && line.Box.Right < column.Right + SameEdge && line.Box.Top > column.Top - 1 && line.Box.Bottom < column.Bottom + 1));
        }

        return found;
    }

    private static bool IsBeside(PdfLine line, float left, float right, float top, float bottom) =>
        line.Box.Top < bottom && line.Box.Bottom > top && (line.Box.Right < left || line.Box.Left > right);

    private static bool IsText(List<PdfLine> block)
    {
        if (block.Count < LeastLines)
        {
            return false;
        }

        var (left, right) = (block.Min(line => line.Box.Left), block.Max(line => line.Box.Right));
        return block.Average(line => line.Text.Length) >= LeastLetters
            && block.Count(line => line.Box.Right - line.Box.Left >= Filled * (right - left)) >= MostlyFilled * block.Count
            && !block.Exists(HasWideSpace);
    }

    private static bool HasWideSpace(PdfLine line) => Enumerable.Range(1, line.Words.Count - 1).Any(i => line.Words[i].Left - line.Words[i - 1].Right > 2 * line.Height);
}
