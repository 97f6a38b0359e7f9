namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Some tables draw the lines between columns only in the header. What stands apart in a cell that covers several columns is then
/// several cells.
/// </summary>
internal static class RuledSpans
{
    /// <summary>Space between texts that stand apart, in heights of a letter.</summary>
    private const float Apart = 1.2f;

    private const int LeastRows = 3;

    /// <summary>Share of the rows that have a line beside them.</summary>
    private const float MostlyOne = 0.9f;

    public static void Part(RuledGrid grid, List<RuledWord> words)
    {
        foreach (var cell in words.GroupBy(word => (word.Row, word.Column)).ToList())
        {
            if (grid.Height(cell.Key.Row, cell.Key.Column) is >= LeastRows and var height)
            {
                PartDown(grid, height, [.. cell]);
            }

            if (grid.Width(cell.Key.Row, cell.Key.Column) is > 1 and var width)
            {
                foreach (var line in cell.GroupBy(word => MathF.Round(word.Middle / Math.Max(1, word.Line.Height * 0.4f))))
                {
                    Part(grid, cell.Key.Column, width, [.. line.OrderBy(word => word.Word.Left)]);
                }
            }
        }
    }

    /// <summary>One line beside each of the rows: the lines between the rows were left out in this column.</summary>
    private static void PartDown(RuledGrid grid, int height, List<RuledWord> words)
    {
        var rows = words.GroupBy(word => grid.RowAt(word.Middle)).ToList();
        if (rows.Count >= MostlyOne * height && rows.TrueForAll(row => row.Max(word => word.Middle) - row.Min(word => word.Middle) < row.Max(word => word.Line.Height) * 0.5f))
        {
            rows.ForEach(row => row.ToList().ForEach(word => word.SpreadDown(row.Key)));
        }
    }

    private static void Part(RuledGrid grid, int first, int width, List<RuledWord> line)
    {
        var chunks = new List<List<RuledWord>>();
        foreach (var word in line)
        {
            var wide = chunks.Count > 0 && word.Word.Left - chunks[^1][^1].Word.Right > Apart * word.Line.Height;
            if (chunks.Count == 0 || wide || (IsNumber(word) && IsNumber(chunks[^1][^1]) && ColumnOf([word]) != ColumnOf(chunks[^1])))
            {
                chunks.Add([]);
            }

            chunks[^1].Add(word);
        }

        var columns = chunks.ConvertAll(ColumnOf);
        if (chunks.Count < 2 || columns.Distinct().Count() < columns.Count)
        {
            return;
        }

        for (var i = 0; i < chunks.Count; i++)
        {
            chunks[i].ForEach(word => word.Spread(columns[i]));
        }

        // A heading that stands over several columns belongs to the first of them.
        int ColumnOf(List<RuledWord> chunk)
        {
            var (left, right) = (chunk[0].Word.Left, chunk[^1].Word.Right);
            var from = grid.ColumnAt(left + 1);
            var to = grid.ColumnAt(right - 1);
            var column = to > from && grid.RightOf(from) - left < 0.3f * (right - left) && to == from + 1 && right - grid.RightOf(from) > 0.7f * (right - left) ? to : from;
            return Math.Clamp(column, first, first + width - 1);
        }
    }

    private static bool IsNumber(RuledWord word) => word.Word.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && !word.Word.Text.Any(char.IsLetter);
}
