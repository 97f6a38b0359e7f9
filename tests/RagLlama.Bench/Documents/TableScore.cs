using System.Text.RegularExpressions;

namespace RagLlama.Bench.Documents;

/// <summary>Cell F1: each reference table is compared with the read table that fits it best; a cell is right when row, column and text are.</summary>
internal static partial class TableScore
{
    public static CellCount Compare(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> read, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> expected)
    {
        var left = read.Select(Cells).ToList();
        var total = default(CellCount);
        foreach (var reference in expected.Select(Cells).Where(cells => cells.Count > 0).OrderByDescending(cells => cells.Count))
        {
            var best = left.Select((cells, i) => (i, Right: cells.Count(reference.Contains), Count: cells.Count)).OrderByDescending(match => (2.0 * match.Right) / (match.Count + reference.Count)).FirstOrDefault((i: -1, Right: 0, Count: 0));
            total += new CellCount(1, best.Right, best.Right > 0 ? best.Count : 0, reference.Count);
            if (best.Right > 0)
            {
                left.RemoveAt(best.i);
            }
        }

        return total;
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
        var rows = table.Where(row => row.Any(cell => TextScore.Squash(cell).Length > 0)).ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Count; column++)
            {
                var text = TextScore.Squash(rows[row][column]);
                if (text.Length > 0)
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
