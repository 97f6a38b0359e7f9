namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Names of two columns that stand so near to each other that they look like one.</summary>
internal static class TableHeadCells
{
    /// <summary>The space between two names is wider than that between the words of either by at least this much.</summary>
    private const float Wider = 1.4f;

    /// <summary>How far from the edge of its column a name may end or begin, in points.</summary>
    private const float AtEdge = 2.5f;

    public static PrintedRow Part(PrintedRow row, IReadOnlyList<(float Left, float Right)> extents)
    {
        var cells = row.Cells.SelectMany(cell => Part(cell, extents)).ToList();
        return cells.Count > row.Cells.Count ? row.With(cells, row.StandsAlone) : row;
    }

    private static IEnumerable<PrintedCell> Part(PrintedCell cell, IReadOnlyList<(float Left, float Right)> extents)
    {
        if (cell.Parts.Count < 3)
        {
            return [cell];
        }

        var spaces = Enumerable.Range(1, cell.Parts.Count - 1).Select(i => cell.Parts[i].Left - cell.Parts[i - 1].Right).ToList();
        var widest = spaces.IndexOf(spaces.Max());
        var others = spaces.Where((_, i) => i != widest).Average();
        PrintedCell[] parts = [PrintedCell.Of([.. cell.Parts.Take(widest + 1)]), PrintedCell.Of([.. cell.Parts.Skip(widest + 1)])];
        return spaces[widest] > Wider * others && Enumerable.Range(1, extents.Count - 1).Any(i => AreAt(parts, extents[i - 1], extents[i])) ? parts : [cell];
    }

    private static bool AreAt(PrintedCell[] parts, (float Left, float Right) left, (float Left, float Right) right) =>
        (Math.Abs(parts[0].Right - left.Right) < AtEdge && Math.Abs(parts[1].Right - right.Right) < AtEdge)
        || (Math.Abs(parts[0].Left - left.Left) < AtEdge && Math.Abs(parts[1].Left - right.Left) < AtEdge);
}
