using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <param name="Lines">The printed lines that the table's text comes from.</param>
/// <param name="RowBoxes">Where each row of <paramref name="Rows"/> stands on the page.</param>
internal sealed record PdfTable(IReadOnlyList<PdfLine> Lines, PageBox Box, List<IReadOnlyList<string>> Rows, List<PageBox> RowBoxes)
{
    public static PageBox Around(IReadOnlyList<PageBox> boxes) =>
        new(boxes[0].Page, boxes.Min(box => box.Left), boxes.Min(box => box.Top), boxes.Max(box => box.Right), boxes.Max(box => box.Bottom));
}
