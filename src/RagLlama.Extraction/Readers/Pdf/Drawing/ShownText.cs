namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Where a piece of text begins, how long it is in bytes, and whether its letters are bold.</summary>
internal readonly record struct ShownText(float X, float Y, int Length, bool IsBold);
