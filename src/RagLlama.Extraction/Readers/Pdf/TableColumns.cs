namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>The columns that a run of printed rows shares: strips of the page that no cell crosses.</summary>
internal sealed class TableColumns
{
    private const int Most = 40;
    private const int WellKnown = 4;

    /// <summary>Letters may lean a little over the edge of their column, in points.</summary>
    private const float Lean = 1.5f;

    private readonly List<Strip> strips = [];

    public int Count => strips.Count;

    /// <summary>Takes a row in, or leaves everything as it was when the row does not fit.</summary>
    public bool TryAdd(PrintedRow row, int number)
    {
        if (row.Cells.Count > Most || (row.Cells.Count == 1 && !strips.Exists(strip => strip.Touches(row.Cells[0]))))
        {
            return false;
        }

        var changed = strips.ConvertAll(strip => strip.Copy());
        foreach (var cell in row.Cells)
        {
            var touched = changed.FindAll(strip => strip.Touches(cell));
            var joined = new Strip(cell.Left, cell.Right, [number]);
            foreach (var strip in touched)
            {
                // Cells side by side are never in one column, but a wide space may stand within a cell of a column that is well known.
                if (strip.Rows.Overlaps(joined.Rows) && (touched.Count > 1 || !strip.Holds(cell) || strip.Rows.Count <= WellKnown))
                {
                    return false;
                }

                changed.Remove(strip);
                joined = joined.With(strip);
            }

            changed.Add(joined);
        }

        if (changed.Count > Most)
        {
            return false;
        }

        strips.Clear();
        strips.AddRange(changed.OrderBy(strip => strip.Left));
        return true;
    }

    /// <summary>A row with a heading that stands over several columns does not end a table when the rows below it fit again.</summary>
    public bool Fits(PrintedRow row, int number)
    {
        var copy = new TableColumns();
        copy.strips.AddRange(strips.ConvertAll(strip => strip.Copy()));
        return row.Cells.Count > 1 && (copy.TryAdd(row, number) || (copy.Part(row) is { } parted && copy.TryAdd(parted, number)));
    }

    /// <summary>Numbers that stand close together are told apart by the columns of the rows above; null when that does not help.</summary>
    public PrintedRow? Part(PrintedRow row)
    {
        if (strips.Count < 2)
        {
            return null;
        }

        var cells = new List<PrintedCell>();
        foreach (var cell in row.Cells)
        {
            if (strips.Count(strip => strip.Touches(cell)) < 2)
            {
                cells.Add(cell);
                continue;
            }

            if (cell.Parts.Any(word => word.Text.Any(char.IsLetter)))
            {
                return null;
            }

            cells.AddRange(cell.Parts.GroupBy(word => Nearest((word.Left + word.Right) / 2)).OrderBy(group => group.Key).Select(group => PrintedCell.Of([.. group])));
        }

        return cells.Count > row.Cells.Count ? row.With(cells) : null;
    }

    /// <summary>Left and right edge of each column.</summary>
    public IReadOnlyList<(float Left, float Right)> Extents => strips.ConvertAll(strip => (strip.Left, strip.Right));

    public int Nearest(float at) => Enumerable.Range(0, strips.Count).MinBy(i => Math.Max(0, Math.Max(strips[i].Left - at, at - strips[i].Right)));

    /// <summary>A name on the left above numbers on the right is the head of their column, not a column of its own.</summary>
    public void JoinHeads(int header)
    {
        for (var i = strips.Count - 2; i >= 0; i--)
        {
            var (left, right) = (strips[i], strips[i + 1]);
            if ((left.IsOnly(header) || right.IsOnly(header)) && !left.Rows.Overlaps(right.Rows))
            {
                strips[i] = left.With(right);
                strips.RemoveAt(i + 1);
            }
        }
    }

    public int Of(PrintedCell cell) => strips.FindIndex(strip => strip.Left <= cell.Middle && cell.Middle <= strip.Right) is >= 0 and var column ? column : Nearest(cell.Middle);

    public float Width(int column) => strips[column].Right - strips[column].Left;

    private sealed record Strip(float Left, float Right, HashSet<int> Rows)
    {
        public bool Touches(PrintedCell cell) => Math.Min(Right, cell.Right) - Math.Max(Left, cell.Left) > Math.Min(Lean, (cell.Right - cell.Left) / 4);

        public bool Holds(PrintedCell cell) => Left <= cell.Left && cell.Right <= Right;

        public bool IsOnly(int number) => Rows.Count == 1 && Rows.Contains(number);

        public Strip Copy() => this with { Rows = [.. Rows] };

        public Strip With(Strip other) => new(Math.Min(Left, other.Left), Math.Max(Right, other.Right), [.. Rows, .. other.Rows]);
    }
}
