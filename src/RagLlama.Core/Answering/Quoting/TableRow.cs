using System.Text;

namespace RagLlama.Answering.Quoting;

/// <summary>Rows of tables in text: cells between tabs or vertical bars.</summary>
internal static class TableRow
{
    public static bool IsRow(ReadOnlySpan<char> text) => text.Trim().Contains('\t') || text.Count(" | ") > 0 || (text.Trim().StartsWith("|") && text.Count('|') > 2);

    /// <summary>The row with each cell behind its header, so that it can be understood alone; the row as it is when headers and cells do not pair.</summary>
    public static string WithHeader(string row, string? header)
    {
        if (header is null)
        {
            return row;
        }

        var names = Cells(header.Split('\n')[^1]);
        var cells = Cells(row);
        if (names.Count != cells.Count)
        {
            return row;
        }

        var text = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length > 0)
            {
                text.Append(text.Length > 0 ? "; " : "").Append(names[i].Length > 0 && i > 0 ? names[i] + ": " : "").Append(cells[i]);
            }
        }

        return text.ToString();
    }

    public static IReadOnlyList<string> Cells(string row)
    {
        var separator = row.Contains('\t', StringComparison.Ordinal) ? '\t' : '|';
        var trimmed = separator == '|' ? row.Trim() : row.Trim('\n', '\r');

        // Bars at both ends are Markdown's frame; one at a single end stands beside an empty cell.
        var framed = separator == '|' && trimmed is ['|', _, .., '|'];
        return [.. (framed ? trimmed[1..^1] : trimmed).Split(separator).Select(c => c.Trim())];
    }
}
