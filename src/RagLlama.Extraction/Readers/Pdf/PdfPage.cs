namespace RagLlama.Extraction.Readers.Pdf;

/// <param name="Blocks">Blocks of lines in reading order.</param>
internal sealed record PdfPage(int Number, float Width, float Height, List<List<PdfLine>> Blocks)
{
    /// <summary>Mean certainty of a recognised page, 0 to 1; null for a page with text of its own.</summary>
    public float? Confidence { get; set; }
}
