using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <param name="Height">Of its letters: the median height of its words, in points.</param>
internal sealed record PdfLine(string Text, PageBox Box, float Height);
