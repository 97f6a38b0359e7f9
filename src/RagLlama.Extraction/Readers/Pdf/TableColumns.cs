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

    public int Of(PrintedCell cell) => Math.Max(0, strips.FindIndex(strip => strip.Left <= cell.Middle && cell.Middle <= strip.Right));

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
