namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Names of two columns that stand so near to each other that they look like one.</summary>
internal static class TableHeadCells
{
    /// <summary>The space between two names is wider than that between the words of either by at least this much.</summary>
    private const float Wider = 1.4f;

    /// <summary>How far from the edge of its column a name may end or begin, in points.</summary>
    private const float AtEdge = 2.5f;

    /// <summary>The same for names with a wider space between them than words have.</summary>
    private const float NearEdge = 6;

    /// <summary>Widest space between words, in heights of a letter.</summary>
    private const float WordSpace = 0.38f;

    public static PrintedRow Part(PrintedRow row, IReadOnlyList<(float Left, float Right)> extents)
    {
        var cells = row.Cells.SelectMany(cell => Part(cell, extents, row.Height)).ToList();
        return cells.Count > row.Cells.Count ? row.With(cells, row.StandsAlone) : row;
    }

    private static PrintedCell[] Part(PrintedCell cell, IReadOnlyList<(float Left, float Right)> extents, float height)
    {
        if (cell.Parts.Count < 3)
        {
            return [cell];
        }

        if (Columns(cell, extents, height) is { } names)
        {
            return names;
        }

        var spaces = Enumerable.Range(1, cell.Parts.Count - 1).Select(i => cell.Parts[i].Left - cell.Parts[i - 1].Right).ToList();
        var widest = spaces.IndexOf(spaces.Max());
        var others = spaces.Where((_, i) => i != widest).Average();
        PrintedCell[] parts = [PrintedCell.Of([.. cell.Parts.Take(widest + 1)]), PrintedCell.Of([.. cell.Parts.Skip(widest + 1)])];
        return spaces[widest] > Wider * others && Enumerable.Range(1, extents.Count - 1).Any(i => AreAt(parts, extents[i - 1], extents[i])) ? parts : [cell];
    }

    /// <summary>The words above each column, when those of every column stand where its cells do; null otherwise.</summary>
    private static PrintedCell[]? Columns(PrintedCell cell, IReadOnlyList<(float Left, float Right)> extents, float height)
    {
        var names = cell.Parts
            .GroupBy(word => Enumerable.Range(0, extents.Count).MinBy(i => Math.Abs(((word.Left + word.Right) / 2) - ((extents[i].Left + extents[i].Right) / 2))))
            .OrderBy(group => group.Key).Select(group => (Column: group.Key, Name: PrintedCell.Of([.. group]))).ToList();
        var near = names.Zip(names.Skip(1)).All(pair => pair.Second.Name.Left - pair.First.Name.Right > WordSpace * height) ? NearEdge : AtEdge;
        return names.Count > 1 && names[^1].Column - names[0].Column == names.Count - 1 && names.TrueForAll(name => IsAt(name.Name, extents[name.Column], near)) ? [.. names.Select(name => name.Name)] : null;
    }

    private static bool IsAt(PrintedCell name, (float Left, float Right) column, float near) =>
        Math.Abs(name.Left - column.Left) < near || Math.Abs(name.Right - column.Right) < near || Math.Abs(name.Middle - ((column.Left + column.Right) / 2)) < near;

    private static bool AreAt(PrintedCell[] parts, (float Left, float Right) left, (float Left, float Right) right) =>
        (Math.Abs(parts[0].Right - left.Right) < AtEdge && Math.Abs(parts[1].Right - right.Right) < AtEdge)
        || (Math.Abs(parts[0].Left - left.Left) < AtEdge && Math.Abs(parts[1].Left - right.Left) < AtEdge);
}
