using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <param name="Height">Of its letters: the median height of its words, in points.</param>
/// <param name="Words">The words that make up <paramref name="Text"/>, in its order.</param>
internal sealed record PdfLine(string Text, PageBox Box, float Height, IReadOnlyList<PdfWord> Words)
{
    /// <summary>Certainty of recognised text, 0 to 1; null for text that the file holds.</summary>
    public float? Confidence { get; init; }

    /// <summary>The line with some of its words only.</summary>
    public PdfLine Of(IReadOnlyList<PdfWord> words) => this with
    {
        Text = string.Join(' ', words.Select(word => word.Text)),
        Box = Box with { Left = words.Min(word => word.Left), Right = words.Max(word => word.Right) },
        Words = words,
    };
}
