using RagLlama.Extraction.Readers.Pdf.Drawing;

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

    /// <summary>Widest step from one line of a cell to the next, in heights of a letter.</summary>
    private const float MostSpacingOfCell = 1.6f;

    /// <summary>Lines are drawn between most rows when there are at least this many for each printed row.</summary>
    private const float MostlyRuled = 0.45f;

    /// <summary>Share of rows that begin in small letters because they go on from the one above.</summary>
    private const float FewSmall = 0.4f;

    /// <summary>Share of the column's width that a name has which had to be broken.</summary>
    private const float LongName = 0.6f;

    /// <summary>Names that begin this much further left are of another rank, in points.</summary>
    private const float Outdent = 2;
    private const int RowsOfOneRank = 3;

    /// <summary>Tight steps with numbers on both sides for each wide one.</summary>
    private const int RowsOfGroup = 2;

    private readonly List<PrintedRow> printed;

    /// <summary>First letters of what stands in the first column.</summary>
    private readonly Lazy<List<char>> names;
    private readonly bool[] ruled;
    private readonly bool isRuled;
    private readonly Dictionary<int, float> rights = [];
    private readonly float tightest;
    private readonly bool hasTwoSpacings;

    public TableRegion(List<PrintedRow> printed, TableColumns columns, IReadOnlyList<Ruling> level)
    {
        this.printed = printed;
        Columns = columns;
        names = new(() => [.. printed.SelectMany(row => row.Cells).Where(cell => columns.Of(cell) == 0).Select(cell => cell.Text[0])]);
        ruled = [.. printed.Select((_, i) => i > 0 && RulesBetween(printed[i - 1], printed[i], level))];
        isRuled = ruled.Count(rule => rule) >= Math.Max(3, MostlyRuled * printed.Count);
        var spacings = Enumerable.Range(1, Math.Max(0, printed.Count - 1)).Select(i => (Index: i, Space: Spacing(i))).Where(at => at.Space >= Between * printed[at.Index].Height).ToList();
        tightest = spacings.Count == 0 ? 0 : spacings.Min(at => at.Space);

        // The space below a header says nothing about the rows.
        hasTwoSpacings = !PartsRowsBy(tightest * Tight, spacings) && spacings.Exists(at => at.Index > 1 && at.Space > tightest * Wide) && spacings.Exists(at => at.Space <= tightest * Tight && CellsOf(at.Index).Count < CellsOf(at.Index - 1).Count);
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

    /// <summary>A line as wide as half of the rows that it parts.</summary>
    private static bool RulesBetween(PrintedRow above, PrintedRow below, IReadOnlyList<Ruling> level)
    {
        var (left, right) = (Math.Min(above.Box.Left, below.Box.Left), Math.Max(above.Box.Right, below.Box.Right));
        return level.Any(line => line.At > above.Centre && line.At < below.Centre && Math.Min(line.To, right) - Math.Max(line.From, left) > 0.5f * (right - left));
    }

    /// <summary>Numbers stand below each other at tight steps far more often than there are wide ones: those part groups of rows, not rows.</summary>
    private bool PartsRowsBy(float space, List<(int Index, float Space)> spacings) =>
        spacings.Count(at => at.Space <= space && HasNumbersBelow(printed[at.Index - 1], printed[at.Index])) > RowsOfGroup * spacings.Count(at => at.Index > 1 && at.Space > tightest * Wide);

    private bool HasNumbersBelow(PrintedRow above, PrintedRow below) =>
        below.Cells.Exists(cell => IsNumber(cell.Text) && above.Cells.Exists(other => IsNumber(other.Text) && Columns.Of(other) == Columns.Of(cell)));

    private bool Continues(List<PrintedRow> row, int i)
    {
        if (ruled[i] || printed[i].StandsAlone || printed[i - 1].StandsAlone)
        {
            return false;
        }

        var space = Spacing(i);
        if (space < Between * printed[i].Height)
        {
            return true;
        }

        if (row.Exists(line => HasNumbersBelow(line, printed[i])))
        {
            return false;
        }

        var cells = CellsOf(i);
        if (IsFurtherOut(row, printed[i]))
        {
            return false;
        }

        if (AllGoOn(row, printed[i], space) || NameGoesOn(row, printed[i], space))
        {
            return true;
        }

        if (EndsEarly(printed[i - 1], printed[i]))
        {
            return false;
        }

        if (isRuled)
        {
            return true;
        }

        if (!hasTwoSpacings)
        {
            return !cells.Contains(0) && space <= MostSpacingOfCell * printed[i].Height;
        }

        var above = row.SelectMany(line => line.Cells).Select(Columns.Of).ToHashSet();
        return space <= tightest * Tight && (cells.Count < above.Count || !above.Contains(0) || (cells.Count == 1 && !cells.Contains(0)));
    }

    /// <summary>Lines of a name begin below its first one or further in; where several rows begin further out, one of them does.</summary>
    private bool IsFurtherOut(List<PrintedRow> row, PrintedRow below)
    {
        var (upper, lower) = (row[0].Cells.Find(cell => Columns.Of(cell) == 0), below.Cells.Find(cell => Columns.Of(cell) == 0));
        return upper is not null && lower is not null && lower.Left < upper.Left - Outdent
            && printed.Count(line => line.Cells.Exists(cell => Columns.Of(cell) == 0 && Math.Abs(cell.Left - lower.Left) < Outdent)) >= RowsOfOneRank;
    }

    /// <summary>The name of a row was broken; its values stand beside the last line of it.</summary>
    private bool NameGoesOn(List<PrintedRow> row, PrintedRow below, float space) =>
        space <= MostSpacingOfCell * below.Height
        && below.Cells.Count > 1
        && below.Cells.Exists(cell => Columns.Of(cell) == 0 && char.IsLower(cell.Text[0]))
        && row.TrueForAll(line => line.Cells.TrueForAll(cell => Columns.Of(cell) == 0))
        && names.Value.Count(char.IsLower) < FewSmall * names.Value.Count
        && row[^1].Cells[^1].Right - Columns.Extents[0].Left >= LongName * (RightOf(0) - Columns.Extents[0].Left);

    /// <summary>Every cell was broken and goes on in small letters, in a table whose rows begin with large ones.</summary>
    private bool AllGoOn(List<PrintedRow> row, PrintedRow below, float space) =>
        space <= MostSpacingOfCell * below.Height
        && below.Cells.Count > 1
        && below.Cells.TrueForAll(cell => char.IsLower(cell.Text[0]) && row.Exists(line => line.Cells.Exists(above => Columns.Of(above) == Columns.Of(cell))))
        && below.Cells.Exists(cell => Columns.Of(cell) == 0)
        && names.Value.Count(char.IsLower) < FewSmall * names.Value.Count
        && below.Cells.Exists(cell => row[^1].Cells.Find(above => Columns.Of(above) == Columns.Of(cell)) is { } upper && !HasRoom(upper, cell, row[^1].Height));

    /// <summary>The first word of the lower cell would have had room behind the upper one.</summary>
    private bool HasRoom(PrintedCell upper, PrintedCell lower, float height) => upper.Right + (0.3f * height) + (lower.Parts[0].Right - lower.Parts[0].Left) < RightOf(Columns.Of(lower)) - 1;

    /// <summary>In half of the columns the first word of the lower line would have had room on the upper one, so the lines were not broken for want of it.</summary>
    private bool EndsEarly(PrintedRow above, PrintedRow below)
    {
        var shared = below.Cells.Select(lower => (Lower: lower, Upper: above.Cells.Find(upper => Columns.Of(upper) == Columns.Of(lower)))).Where(pair => pair.Upper is not null).ToList();
        return shared.Count == 0
            ? below.Cells.Count == 1 && Columns.Of(below.Cells[0]) == 0
            : 2 * shared.Count(pair => HasRoom(pair.Upper!, pair.Lower, above.Height)) >= shared.Count;
    }

    /// <summary>Right edge of a column without what stands over several.</summary>
    private float RightOf(int column) => rights.TryGetValue(column, out var right) ? right : rights[column] = printed.Where(row => row.Cells.Count > 1).SelectMany(row => row.Cells).Where(cell => Columns.Of(cell) == column).Select(cell => cell.Right).DefaultIfEmpty(0).Max();

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

    private List<int> CellsOf(int i) => [.. printed[i].Cells.Select(Columns.Of).Distinct()];
}
