using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Everything that stands on one height of a page, from left to right, whichever block poppler put it in.</summary>
internal sealed partial class PrintedRow
{
    /// <summary>Widest space between the words of one cell, in heights of a letter.</summary>
    private const float WordSpace = 0.8f;

    /// <summary>Widest space between the mark of a list item and its text.</summary>
    private const float MarkSpace = 3;

    /// <summary>Two whole numbers are never one value, however near each other they stand.</summary>
    private const float NumberSpace = 0.22f;

    private const int LeastLeaders = 4;

    private PrintedRow(List<PdfLine> lines, IReadOnlyList<Ruling> upright)
    {
        Lines = lines;
        Height = lines.Max(line => line.Height);
        Box = new PageBox(lines[0].Box.Page, lines.Min(line => line.Box.Left), lines.Min(line => line.Box.Top), lines.Max(line => line.Box.Right), lines.Max(line => line.Box.Bottom));
        foreach (var cell in lines.SelectMany(line => Cut(line, upright)).OrderBy(cell => cell.Left))
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

    private PrintedRow(PrintedRow row, List<PrintedCell> cells, bool standsAlone) =>
        (Lines, Height, Box, Cells, StandsAlone) = (row.Lines, row.Height, row.Box, cells, standsAlone);

    public IReadOnlyList<PdfLine> Lines { get; }

    public List<PrintedCell> Cells { get; } = [];

    /// <summary>A heading among a table's rows, above the rows that it names.</summary>
    public bool StandsAlone { get; }

    public PageBox Box { get; }

    public float Height { get; }

    public float Centre => (Box.Top + Box.Bottom) / 2;

    public PrintedRow With(List<PrintedCell> cells, bool standsAlone = false) => new(this, cells, standsAlone);

    public static List<PrintedRow> Of(IEnumerable<PdfLine> lines, IReadOnlyList<Ruling> upright)
    {
        var rows = new List<PrintedRow>();
        var open = new List<PdfLine>();
        foreach (var line in lines.Where(line => !IsUpright(line)).OrderBy(Middle))
        {
            if (open.Count > 0 && Middle(line) - Middle(open[0]) > 0.3f * Math.Min(line.Height, open[0].Height))
            {
                rows.Add(new PrintedRow(open, upright));
                open = [];
            }

            open.Add(line);
        }

        if (open.Count > 0)
        {
            rows.Add(new PrintedRow(open, upright));
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

    private static IEnumerable<PrintedCell> Cut(PdfLine line, IReadOnlyList<Ruling> upright)
    {
        var open = new List<PdfWord>();
        foreach (var word in WithoutLeaders(line.Words))
        {
            if (open.Count > 0 && IsBetweenCells(open[^1], word, line, upright))
            {
                yield return PrintedCell.Of(open);
                open = [];
            }

            open.Add(word);
        }

        if (open.Count > 0)
        {
            yield return PrintedCell.Of(open);
        }
    }

    /// <summary>Dots that lead the eye to the next column belong to neither.</summary>
    private static IReadOnlyList<PdfWord> WithoutLeaders(IReadOnlyList<PdfWord> words)
    {
        if (words.Where(IsDots).Sum(word => word.Text.Length) < LeastLeaders)
        {
            return words;
        }

        var kept = new List<PdfWord>();
        for (var i = 0; i < words.Count; i++)
        {
            var (end, dots) = (i, 0);
            while (end < words.Count && IsDots(words[end]))
            {
                dots += words[end++].Text.Length;
            }

            if (dots >= LeastLeaders)
            {
                i = end - 1;
            }
            else
            {
                kept.Add(words[i]);
            }
        }

        return kept.Count > 0 ? kept : words;
    }

    private static bool IsDots(PdfWord word) => word.Text.AsSpan().IndexOfAnyExcept('.') < 0;

    private static bool IsBetweenCells(PdfWord left, PdfWord right, PdfLine line, IReadOnlyList<Ruling> upright)
    {
        var space = right.Left - left.Right;
        return space > WordSpace * line.Height
            || (space > NumberSpace * line.Height && AreTwoNumbers(left.Text, right.Text))
            || (upright.Count > 0 && upright.Any(ruling => ruling.At > left.Right - 1 && ruling.At < right.Left + 1 && ruling.From < Middle(line) && ruling.To > Middle(line)));
    }

    /// <summary>Groups of thousands may be parted by spaces, but not where other signs part them.</summary>
    private static bool AreTwoNumbers(string left, string right) =>
        Number().IsMatch(left) && Number().IsMatch(right) && (HasSign(left) || HasSign(right)) && !(right.Length >= 3 && !HasSign(left) && Group().IsMatch(right));

    private static bool HasSign(string text) => text.AsSpan().IndexOfAny(".,%") >= 0;

    [GeneratedRegex(@"^[(\[]?[-\u2013\u2212+$€£]*\d{1,3}(?:[.,]?\d)*%?[)\]*]*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d{3}(?:[.,]\d{1,2})?$")]
    private static partial Regex Group();

    [GeneratedRegex(@"^(?:[•◦▪●■‣·○❖➢✓–-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]|\[\d{1,3}\])$")]
    private static partial Regex Mark();
}
