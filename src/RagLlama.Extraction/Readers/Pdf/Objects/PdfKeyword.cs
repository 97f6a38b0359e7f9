namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <summary>A word of the syntax: <c>obj</c>, <c>stream</c>, or what is none at all.</summary>
internal sealed record PdfKeyword(string Value);
