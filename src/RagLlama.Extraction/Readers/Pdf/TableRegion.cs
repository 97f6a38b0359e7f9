namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>A run of printed rows that share columns, and which of them begin a row of the table.</summary>
internal sealed class TableRegion
{
    /// <summary>Lines of one cell stand this close, as a share of the tightest spacing in the region.</summary>
    private const float Tight = 1.08f;

    /// <summary>The space between rows is wider than between the lines of a cell by at least this share.</summary>
    private const float Wide = 1.12f;

    /// <summary>Cells centred in their row stand between the lines of their neighbours.</summary>
    private const float Between = 0.7f;

    private readonly List<PrintedRow> printed;
    private readonly float tightest;
    private readonly bool hasTwoSpacings;

    public TableRegion(List<PrintedRow> printed, TableColumns columns)
    {
        this.printed = printed;
        Columns = columns;
        var spacings = Enumerable.Range(1, Math.Max(0, printed.Count - 1)).Select(i => (Index: i, Space: Spacing(i))).Where(at => at.Space >= Between * printed[at.Index].Height).ToList();
        tightest = spacings.Count == 0 ? 0 : spacings.Min(at => at.Space);

        // The space below a header says nothing about the rows.
        hasTwoSpacings = spacings.Exists(at => at.Index > 1 && at.Space > tightest * Wide) && spacings.Exists(at => at.Space <= tightest * Tight && CellsOf(at.Index).Count < CellsOf(at.Index - 1).Count);
        Rows = Group();
        Trim();
    }

    public TableColumns Columns { get; }

    /// <summary>The printed rows of each row of the table.</summary>
    public List<List<PrintedRow>> Rows { get; }

    /// <summary>How many of the printed rows given belong to it.</summary>
    public int Length => Rows.Sum(row => row.Count);

    private List<List<PrintedRow>> Group()
    {
        var rows = new List<List<PrintedRow>>();
        for (var i = 0; i < printed.Count; i++)
        {
            if (rows.Count > 0 && Continues(rows[^1], i))
            {
                rows[^1].Add(printed[i]);
            }
            else
            {
                rows.Add([printed[i]]);
            }
        }

        return rows;
    }

    private bool Continues(List<PrintedRow> row, int i)
    {
        var space = Spacing(i);
        if (space < Between * printed[i].Height)
        {
            return true;
        }

        if (printed[i].Cells.Exists(cell => IsNumber(cell.Text) && row[^1].Cells.Exists(other => IsNumber(other.Text) && Columns.Of(other) == Columns.Of(cell))))
        {
            return false;
        }

        var cells = CellsOf(i);
        if (!hasTwoSpacings)
        {
            return !cells.Contains(0) && space <= 1.6f * printed[i].Height;
        }

        var above = row.SelectMany(line => line.Cells).Select(Columns.Of).ToHashSet();
        return space <= tightest * Tight && (cells.Count < above.Count || !above.Contains(0) || (cells.Count == 1 && !cells.Contains(0)));
    }

    /// <summary>A table ends with a row of several cells; what stands alone below it in the first column is text.</summary>
    private void Trim()
    {
        while (Rows.Count > 0 && Rows[^1].SelectMany(line => line.Cells).Select(Columns.Of).Distinct().Count() < 2)
        {
            Rows.RemoveAt(Rows.Count - 1);
        }
    }

    /// <summary>Numbers, and the dashes and ticks that stand for them, are not wrapped: one below the other makes two rows.</summary>
    private static bool IsNumber(string text) => !text.Any(char.IsLetter);

    private float Spacing(int i) => printed[i].Centre - printed[i - 1].Centre;

    private HashSet<int> CellsOf(int i) => [.. printed[i].Cells.Select(Columns.Of)];
}
