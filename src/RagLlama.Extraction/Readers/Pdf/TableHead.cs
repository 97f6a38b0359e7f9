using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// The head of a table without drawn cells: names of columns, often on several lines, and above them names that stand over several
/// columns. A name that nothing stands above begins in the first row, as a cell that reaches down over the others would.
/// </summary>
internal static class TableHead
{
    /// <summary>How far the middle of a name may be from the middle of its columns, in points.</summary>
    private const float Centred = 5;

    /// <summary>The same as a share of the columns' width, for a name beside that of the first column.</summary>
    private const float OffCentre = 0.06f;

    private const float Lean = 2;

    public static List<string[]> Build(IReadOnlyList<PrintedRow> printed, TableColumns columns, IReadOnlyList<Ruling> level)
    {
        var rows = printed.Select(row => TableHeadCells.Part(row, columns.Extents)).ToList();
        var names = rows.SelectMany((row, i) => Place(row, i + 1 < rows.Count ? rows[i + 1] : null, columns, level, isTop: i == 0)).ToList();
        var spanning = Stack(names.FindAll(name => name.To > name.From));
        var single = names.FindAll(name => name.To == name.From);
        int Above(Name name) => spanning.Count(other => other.From <= name.From && name.From <= other.To && other.Top < name.Top && other != name);

        var cells = spanning.ConvertAll(name => (Row: Above(name), Column: name.From, name.Text));
        foreach (var column in single.GroupBy(name => name.From))
        {
            var lowest = column.MaxBy(name => name.Top)!;
            cells.Add((Above(lowest), column.Key, Join(column.OrderBy(name => name.Top).Select(name => name.Text))));
        }

        var table = new List<string[]>();
        foreach (var (row, column, text) in cells.OrderBy(cell => cell.Row))
        {
            while (table.Count <= row)
            {
                table.Add([.. Enumerable.Repeat("", columns.Count)]);
            }

            table[row][column] = table[row][column].Length == 0 ? text : Join([table[row][column], text]);
        }

        return table;
    }

    /// <summary>True for a row with names that stand over several columns: the names of each come below.</summary>
    public static bool Spans(PrintedRow row, TableColumns columns, IReadOnlyList<Ruling> level) => Place(row, null, columns, level, isTop: true).Any(name => name.To > name.From);

    public static string Join(IEnumerable<string> lines) =>
        lines.Aggregate((text, next) => Hyphenation.IsSplit(text, next) ? text[..^1] + next : $"{text} {next}");

    /// <summary>Lines of one name over the same columns.</summary>
    private static List<Name> Stack(List<Name> names)
    {
        var stacked = new List<Name>();
        foreach (var name in names.OrderBy(name => name.Top))
        {
            var above = stacked.FindIndex(other => other.From == name.From && other.To == name.To && name.Top - other.Bottom < 0.5f * name.Height && !other.IsUnderlined);
            if (above >= 0)
            {
                stacked[above] = stacked[above] with { Text = Join([stacked[above].Text, name.Text]), Bottom = name.Bottom, IsUnderlined = name.IsUnderlined };
            }
            else
            {
                stacked.Add(name);
            }
        }

        return stacked;
    }

    private static IEnumerable<Name> Place(PrintedRow row, PrintedRow? below, TableColumns columns, IReadOnlyList<Ruling> level, bool isTop)
    {
        var extents = columns.Extents;
        var even = Even(row, below, columns, isTop);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            var underlined = Underlined(cell, row, extents, level);
            var (from, to) = underlined ?? even?[i] ?? Under(cell, extents);
            yield return new Name(from, to, cell.Text, row.Box.Top, row.Box.Bottom, row.Height, underlined is not null);
        }
    }

    /// <summary>Names in the middle of as many columns each, all of which have their own names below.</summary>
    private static List<(int From, int To)>? Even(PrintedRow row, PrintedRow? below, TableColumns columns, bool isTop)
    {
        var extents = columns.Extents;
        var named = below?.Cells.Select(columns.Of).ToHashSet();

        // The name of the first column may stand on the same height.
        var own = row.Cells.Count > 1 && row.Cells[0].Right < extents[Math.Min(1, extents.Count - 1)].Left && columns.Of(row.Cells[0]) == 0 ? 1 : 0;
        var names = row.Cells.Skip(own).ToList();
        var first = own == 0 && names[0].Left < extents[0].Right ? names.Count : 0;
        for (var skipped = 1; skipped <= Math.Min(2, extents.Count - 2) && first == 0; skipped++)
        {
            var count = extents.Count - skipped;
            var width = count / names.Count;
            if (width < 2 || width * names.Count != count || (names.Count == 1 && !isTop) || (own > 0 && (skipped > 1 || named is null)))
            {
                continue;
            }

            var places = names.Select((_, i) => (From: skipped + (i * width), To: skipped + ((i + 1) * width) - 1)).ToList();
            if ((named is null || Enumerable.Range(skipped, count).All(named.Contains)) && names.Zip(places).All(pair => Math.Abs(pair.First.Middle - ((extents[pair.Second.From].Left + extents[pair.Second.To].Right) / 2)) < Math.Max(Centred * 2, own * OffCentre * (extents[pair.Second.To].Right - extents[pair.Second.From].Left))))
            {
                return own > 0 ? [(0, 0), .. places] : places;
            }
        }

        return null;
    }

    /// <summary>The columns that a line below a name reaches over; null without one.</summary>
    private static (int From, int To)? Underlined(PrintedCell cell, PrintedRow row, IReadOnlyList<(float Left, float Right)> extents, IReadOnlyList<Ruling> level)
    {
        var width = extents[^1].Right - extents[0].Left;
        foreach (var line in level.Where(line => line.At > row.Centre && line.At < row.Box.Bottom + (0.8f * row.Height) && line.From - Lean <= cell.Middle && cell.Middle <= line.To + Lean && line.Length < 0.95f * width))
        {
            var covered = Covered(extents, line.From - Lean, line.To + Lean);
            if (covered is { Count: > 1 } && !row.Cells.Exists(other => other != cell && other.Middle > line.From && other.Middle < line.To))
            {
                return (covered[0], covered[^1]);
            }
        }

        return null;
    }

    private static (int From, int To) Under(PrintedCell cell, IReadOnlyList<(float Left, float Right)> extents)
    {
        var under = Covered(extents, cell.Left - Lean, cell.Right + Lean);
        if (under.Count > 1)
        {
            return (under[0], under[^1]);
        }

        var nearest = Enumerable.Range(0, extents.Count).MinBy(i => Distance(cell, extents[i]));
        return (nearest, nearest);
    }

    private static List<int> Covered(IReadOnlyList<(float Left, float Right)> extents, float left, float right) =>
        [.. Enumerable.Range(0, extents.Count).Where(i => (extents[i].Left + extents[i].Right) / 2 > left && (extents[i].Left + extents[i].Right) / 2 < right)];

    /// <summary>Space between a name and a column; overlap counts as less than none.</summary>
    private static float Distance(PrintedCell cell, (float Left, float Right) column)
    {
        var space = Math.Max(column.Left - cell.Right, cell.Left - column.Right);
        return space >= 0 ? space : -Math.Min(-space, Math.Min(cell.Right - cell.Left, column.Right - column.Left)) + (0.01f * Math.Abs(cell.Middle - ((column.Left + column.Right) / 2)));
    }

    private sealed record Name(int From, int To, string Text, float Top, float Bottom, float Height, bool IsUnderlined);
}
