using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <param name="Lines">The printed lines that the table's text comes from.</param>
/// <param name="RowBoxes">Where each row of <paramref name="Rows"/> stands on the page.</param>
internal sealed record PdfTable(IReadOnlyList<PdfLine> Lines, PageBox Box, List<IReadOnlyList<string>> Rows, List<PageBox> RowBoxes);
