using RagLlama.Extraction.Readers.Pdf;

namespace RagLlama.Extraction.Readers.Ocr;

/// <param name="Blocks">Paragraphs of lines as they were recognised, with boxes in points.</param>
/// <param name="Confidence">Mean certainty of the words, 0 to 1.</param>
internal sealed record OcrPage(List<List<PdfLine>> Blocks, float Confidence)
{
    public string Text => string.Join('\n', Blocks.SelectMany(block => block).Select(line => line.Text));
}
