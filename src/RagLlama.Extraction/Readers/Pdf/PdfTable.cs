using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <param name="Lines">The printed lines that the table's text comes from.</param>
/// <param name="RowBoxes">Where each row of <paramref name="Rows"/> stands on the page.</param>
internal sealed record PdfTable(IReadOnlyList<PdfLine> Lines, PageBox Box, List<IReadOnlyList<string>> Rows, List<PageBox> RowBoxes)
{
    public static PageBox Around(IReadOnlyList<PageBox> boxes) =>
        new(boxes[0].Page, boxes.Min(box => box.Left), boxes.Min(box => box.Top), boxes.Max(box => box.Right), boxes.Max(box => box.Bottom));

    /// <summary>Edges of the parts of a table on different pages, in points.</summary>
    private const float SameEdge = 12;

    /// <summary>The table with its continuation on the next page, whose repeated head is left out; null when the other is a table of its own.</summary>
    public PdfTable? With(PdfTable next)
    {
        if (next.Box.Page != RowBoxes[^1].Page + 1 || next.Rows[0].Count != Rows[0].Count || Math.Abs(next.Box.Left - Box.Left) > SameEdge || Math.Abs(next.Box.Right - Box.Right) > SameEdge)
        {
            return null;
        }

        var head = Rows.Zip(next.Rows).TakeWhile(pair => pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal)).Count();
        return head == next.Rows.Count ? null
            : this with { Lines = [.. Lines, .. next.Lines], Rows = [.. Rows, .. next.Rows.Skip(head)], RowBoxes = [.. RowBoxes, .. next.RowBoxes.Skip(head)] };
    }
}
