namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <param name="Start">Where its bytes begin in the file.</param>
internal sealed record PdfStream(PdfDictionary Dictionary, int Start);
