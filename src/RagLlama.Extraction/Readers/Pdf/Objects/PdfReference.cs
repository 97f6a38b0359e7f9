namespace RagLlama.Extraction.Readers.Pdf.Objects;

internal sealed record PdfReference(int Number);
