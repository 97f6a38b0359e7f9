using System.Globalization;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>A sheet often holds a title, notes and several tables; empty rows part them.</summary>
internal static class SheetRegions
{
    public static IEnumerable<List<SortedDictionary<int, SheetCell>>> Split(SheetGrid grid) => Rows(grid).SelectMany(Columns).SelectMany(Steps);

    /// <summary>Tables that touch only at their corners: what stands above has none of the columns of what stands below.</summary>
    private static IEnumerable<List<SortedDictionary<int, SheetCell>>> Steps(List<SortedDictionary<int, SheetCell>> region)
    {
        var below = new (int First, int Last)[region.Count + 1];
        below[^1] = (int.MaxValue, int.MinValue);
        for (var i = region.Count - 1; i >= 0; i--)
        {
            below[i] = (Math.Min(below[i + 1].First, region[i].Keys.First()), Math.Max(below[i + 1].Last, region[i].Keys.Last()));
        }

        var start = 0;
        var (first, last) = (int.MaxValue, int.MinValue);
        for (var i = 0; i < region.Count; i++)
        {
            if (i > start && (last < below[i].First || below[i].Last < first))
            {
                yield return region[start..i];
                (start, first, last) = (i, int.MaxValue, int.MinValue);
            }

            (first, last) = (Math.Min(first, region[i].Keys.First()), Math.Max(last, region[i].Keys.Last()));
        }

        yield return region[start..];
    }

    /// <summary>Tables that stand side by side: an empty column parts them when there is a table on both sides, not only labels and their values.</summary>
    private static IEnumerable<List<SortedDictionary<int, SheetCell>>> Columns(List<SortedDictionary<int, SheetCell>> region)
    {
        var used = region.SelectMany(row => row.Keys).ToHashSet().Order().ToList();
        for (var i = 1; i < used.Count; i++)
        {
            // Both sides are copied only where there is a gap: a sheet may have a thousand columns without one.
            if (used[i] > used[i - 1] + 1 && Between(region, used[0], used[i]) is var left && Between(region, used[i], int.MaxValue) is var right && IsTable(left) && IsTable(right))
            {
                return Columns(left).Concat(Columns(right));
            }
        }

        return [region];
    }

    private static bool IsTable(List<SortedDictionary<int, SheetCell>> rows) => rows.Count(row => row.Count > 1) >= 2;

    private static List<SortedDictionary<int, SheetCell>> Between(List<SortedDictionary<int, SheetCell>> rows, int from, int to) =>
        [.. rows.Select(row => new SortedDictionary<int, SheetCell>(row.Where(cell => cell.Key >= from && cell.Key < to).ToDictionary())).Where(row => row.Count > 0)];

    private static IEnumerable<List<SortedDictionary<int, SheetCell>>> Rows(SheetGrid grid)
    {
        var region = new List<SortedDictionary<int, SheetCell>>();
        var last = -1;
        foreach (var (number, cells) in grid.Rows)
        {
            if (region.Count > 0 && number > last + 1)
            {
                yield return region;
                region = [];
            }

            region.Add(cells);
            last = number;
        }

        if (region.Count > 0)
        {
            yield return region;
        }
    }

    /// <param name="sheetName">Stands above as a heading already; a title line that only repeats it is left out.</param>
    public static void Write(List<SortedDictionary<int, SheetCell>> region, string sheetName, DocumentBuilder builder)
    {
        // Lines of words above a table are its title or an explanation, not its columns.
        var start = 0;
        while (start < region.Count && region[start].Count == 1 && !region[start].First().Value.IsValue && (start + 1 == region.Count || region.Skip(start + 1).Any(row => row.Count > 1)))
        {
            var line = region[start++].First().Value.Text;
            if (!Whitespace.Collapse(line).Equals(Whitespace.Collapse(sheetName), StringComparison.OrdinalIgnoreCase))
            {
                builder.Add(BlockType.Paragraph, line);
            }
        }

        var rows = region.Skip(start).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var used = rows.SelectMany(row => row.Keys).ToHashSet().Order().ToList();
        var table = rows.ConvertAll<IReadOnlyList<string>>(row => used.ConvertAll(column => row.TryGetValue(column, out var cell) ? cell.Text : ""));
        builder.AddTable(table, HeaderRows(rows[0], table));
    }

    private static int HeaderRows(SortedDictionary<int, SheetCell> top, List<IReadOnlyList<string>> table) =>
        top.Values.Any(cell => cell.IsValue && !IsYear(cell.Text)) ? 0 : TableHeader.Count(table);

    private static bool IsYear(string text) => text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100;
}
