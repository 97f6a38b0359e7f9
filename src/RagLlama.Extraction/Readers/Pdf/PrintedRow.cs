using System.Text.RegularExpressions;
using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Everything that stands on one height of a page, from left to right, whichever block poppler put it in.</summary>
internal sealed partial class PrintedRow
{
    /// <summary>Widest space between the words of one cell, in heights of a letter.</summary>
    private const float WordSpace = 0.8f;

    /// <summary>Widest space between the mark of a list item and its text.</summary>
    private const float MarkSpace = 3;

    private PrintedRow(List<PdfLine> lines)
    {
        Lines = lines;
        Height = lines.Max(line => line.Height);
        Box = new PageBox(lines[0].Box.Page, lines.Min(line => line.Box.Left), lines.Min(line => line.Box.Top), lines.Max(line => line.Box.Right), lines.Max(line => line.Box.Bottom));
        foreach (var cell in lines.SelectMany(line => Cut(line)).OrderBy(cell => cell.Left))
        {
            // A list's marks line up like a column, but the text belongs to them.
            if (Cells.Count > 0 && Mark().IsMatch(Cells[^1].Text) && cell.Left - Cells[^1].Right < MarkSpace * Height)
            {
                Cells[^1] = Cells[^1].With(cell);
            }
            else
            {
                Cells.Add(cell);
            }
        }
    }

    public IReadOnlyList<PdfLine> Lines { get; }

    public List<PrintedCell> Cells { get; } = [];

    public PageBox Box { get; }

    public float Height { get; }

    public float Centre => (Box.Top + Box.Bottom) / 2;

    public static List<PrintedRow> Of(IEnumerable<PdfLine> lines)
    {
        var rows = new List<PrintedRow>();
        var open = new List<PdfLine>();
        foreach (var line in lines.Where(line => !IsUpright(line)).OrderBy(Middle))
        {
            if (open.Count > 0 && Middle(line) - Middle(open[0]) > 0.3f * Math.Min(line.Height, open[0].Height))
            {
                rows.Add(new PrintedRow(open));
                open = [];
            }

            open.Add(line);
        }

        if (open.Count > 0)
        {
            rows.Add(new PrintedRow(open));
        }

        return rows;
    }

    /// <summary>True for "• Text" and "1. Text".</summary>
    public static bool StartsItem(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Mark().IsMatch(text.AsSpan(0, space));
    }

    private static float Middle(PdfLine line) => (line.Box.Top + line.Box.Bottom) / 2;

    /// <summary>Text turned by a quarter stands beside many rows and is part of none.</summary>
    private static bool IsUpright(PdfLine line) => line.Text.Length > 3 && line.Box.Bottom - line.Box.Top > 2 * (line.Box.Right - line.Box.Left);

    private static IEnumerable<PrintedCell> Cut(PdfLine line)
    {
        PrintedCell? open = null;
        foreach (var word in line.Words)
        {
            var next = new PrintedCell(word.Text, word.Left, word.Right, 1);
            if (open is { } cell && word.Left - cell.Right > WordSpace * line.Height)
            {
                yield return cell;
                open = next;
            }
            else
            {
                open = open?.With(next) ?? next;
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    [GeneratedRegex(@"^(?:[•◦▪●■‣·○❖➢✓–-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]|\[\d{1,3}\])$")]
    private static partial Regex Mark();
}
