using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RagLlama.Bench.Documents;

/// <summary>
/// Cell F1: each reference table is compared with the read table that fits it best; a cell is right when row, column and text are.
/// Rows and columns without any text do not count on either side: some references keep the ones that their tool made up.
/// </summary>
internal static partial class TableScore
{
    public static CellCount Compare(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> read, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> expected)
    {
        var total = default(CellCount);
        foreach (var (reference, match, right) in Match(read, expected))
        {
            total += new CellCount(1, right, match >= 0 ? Cells(read[match]).Count : 0, Cells(expected[reference]).Count);
        }

        return total;
    }

    /// <summary>Each reference table beside the read table that fits it best, for a person to look at.</summary>
    public static string Explain(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> read, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> expected)
    {
        var text = new StringBuilder();
        var matches = Match(read, expected);
        foreach (var (reference, match, right) in matches)
        {
            var count = new CellCount(1, right, match >= 0 ? Cells(read[match]).Count : 0, Cells(expected[reference]).Count);
            text.AppendLine(CultureInfo.InvariantCulture, $"===== F1 {count.F1:F2}: {count.Right} right, {count.Read} read, {count.Expected} expected");
            Append(text, "expected", expected[reference]);
            Append(text, "read", match < 0 ? [] : read[match]);
        }

        foreach (var extra in Enumerable.Range(0, read.Count).Except(matches.Select(match => match.Read)))
        {
            Append(text, "===== read, not expected", read[extra]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"--- {name}");
        foreach (var row in rows)
        {
            text.AppendLine(string.Join(" | ", row.Select(cell => cell.Trim())));
        }
    }

    /// <summary>Best fits, the largest reference table first; -1 for one that nothing fits.</summary>
    private static List<(int Reference, int Read, int Right)> Match(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> read, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> expected)
    {
        var left = read.Select((table, i) => (Index: i, Cells: Cells(table))).ToList();
        var matches = new List<(int, int, int)>();
        foreach (var (index, reference) in expected.Select((table, i) => (i, Cells: Cells(table))).Where(table => table.Cells.Count > 0).OrderByDescending(table => table.Cells.Count))
        {
            var best = left.Select(table => (table.Index, Right: table.Cells.Count(reference.Contains), table.Cells.Count)).OrderByDescending(match => 2.0 * match.Right / (match.Count + reference.Count)).FirstOrDefault((Index: -1, Right: 0, Count: 0));
            matches.Add((index, best.Right > 0 ? best.Index : -1, best.Right));
            left.RemoveAll(table => best.Right > 0 && table.Index == best.Index);
        }

        return matches;
    }

    /// <summary>Pipe tables of a Markdown text.</summary>
    public static List<IReadOnlyList<IReadOnlyList<string>>> OfMarkdown(string markdown)
    {
        var tables = new List<IReadOnlyList<IReadOnlyList<string>>>();
        var open = new List<IReadOnlyList<string>>();
        foreach (var line in markdown.Split('\n').Append(""))
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith('|') && trimmed.EndsWith('|') && trimmed.Length > 2)
            {
                if (!RuleLine().IsMatch(trimmed))
                {
                    open.Add([.. Bar().Split(trimmed[1..^1])]);
                }
            }
            else if (open.Count > 0)
            {
                tables.Add(open);
                open = [];
            }
        }

        return tables;
    }

    private static HashSet<(int Row, int Column, string Text)> Cells(IReadOnlyList<IReadOnlyList<string>> table)
    {
        var cells = new HashSet<(int, int, string)>();
        var rows = table.Select(row => row.Select(TextScore.Squash).ToList()).Where(row => row.Exists(cell => cell.Length > 0)).ToList();
        var columns = Enumerable.Range(0, rows.Count == 0 ? 0 : rows.Max(row => row.Count)).Where(column => rows.Exists(row => column < row.Count && row[column].Length > 0)).ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                if (columns[column] < rows[row].Count && rows[row][columns[column]] is { Length: > 0 } text)
                {
                    cells.Add((row, column, text));
                }
            }
        }

        return cells;
    }

    [GeneratedRegex(@"^[|:\-\s]+$")]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
