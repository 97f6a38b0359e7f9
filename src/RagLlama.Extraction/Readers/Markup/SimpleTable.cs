using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Markup;

/// <summary>Tables of reStructuredText: <c>===== ====</c> rules mark the columns, or a grid of <c>+---+</c>.</summary>
internal static partial class SimpleTable
{
    /// <summary>Null when the lines are no table.</summary>
    public static List<IReadOnlyList<string>>? Read(string[] lines)
    {
        if (lines.Length >= 3 && GridRule().IsMatch(lines[0]))
        {
            return ReadGrid(lines);
        }

        return lines.Length >= 4 && ColumnRule().IsMatch(lines[0]) && lines.Count(line => line == lines[0]) >= 2 ? ReadColumns(lines) : null;
    }

    private static List<IReadOnlyList<string>> ReadColumns(string[] lines)
    {
        var starts = Columns().Matches(lines[0]).Select(match => match.Index).ToList();
        return [.. lines.Where(line => !ColumnRule().IsMatch(line) && line.Length > 0).Select(line => (IReadOnlyList<string>)starts.Select((start, i) => Piece(line, start, i + 1 < starts.Count ? starts[i + 1] : line.Length)).ToList())];
    }

    private static List<IReadOnlyList<string>> ReadGrid(string[] lines)
    {
        var edges = lines[0].Select((c, i) => (c, i)).Where(pair => pair.c == '+').Select(pair => pair.i).ToList();
        var rows = new List<IReadOnlyList<string>>();
        string[]? open = null;
        foreach (var line in lines)
        {
            if (GridRule().IsMatch(line))
            {
                if (open is not null)
                {
                    rows.Add(open);
                }

                open = null;
                continue;
            }

            open ??= [.. Enumerable.Repeat("", edges.Count - 1)];
            for (var i = 0; i + 1 < edges.Count; i++)
            {
                open[i] = $"{open[i]} {Piece(line, edges[i] + 1, edges[i + 1])}".Trim();
            }
        }

        return rows;
    }

    private static string Piece(string line, int start, int end) => start >= line.Length ? "" : line[start..Math.Min(Math.Max(start, end), line.Length)].Trim(' ', '|');

    [GeneratedRegex(@"^\+(?:[-=]+\+)+$")]
    private static partial Regex GridRule();

    [GeneratedRegex(@"^=+(?:\s+=+)+$")]
    private static partial Regex ColumnRule();

    [GeneratedRegex("=+")]
    private static partial Regex Columns();
}
