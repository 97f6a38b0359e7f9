namespace RagLlama.Extraction.Readers.Pdf.Objects;

internal sealed record PdfName(string Value);
