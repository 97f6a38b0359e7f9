namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>A word and where it begins and ends on its line, in points.</summary>
internal readonly record struct PdfWord(string Text, float Left, float Right);
