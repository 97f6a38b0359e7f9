namespace RagLlama.Extraction.Readers.Pdf;

/// <param name="Blocks">Blocks of lines in reading order.</param>
internal sealed record PdfPage(int Number, float Width, float Height, List<List<PdfLine>> Blocks);
