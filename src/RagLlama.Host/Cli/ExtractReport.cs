using RagLlama.Documents;

namespace RagLlama.Host.Cli;

/// <summary>The object of <c>extract --json</c>. Boxes in points, origin top left; pages from 1.</summary>
internal sealed record ExtractReport(
    string MediaType, string? Title, string Language, int? Pages, string Text, IReadOnlyList<ExtractedBlock> Blocks, IReadOnlyList<ExtractionWarning> Warnings)
{
    public static ExtractReport Of(ExtractedDocument document) => new(
        document.MediaType,
        document.Title,
        document.Language,
        document.PageCount,
        document.Text,
        [.. document.Blocks.Select(b => new ExtractedBlock(b.Type, b.Level, document.TextOf(b), b.Page, BoxOf(b), b.Cells, b.OcrConfidence, b.Warnings, b.Language ?? document.Language))],
        document.Warnings);

    private static float[]? BoxOf(DocumentBlock block) =>
        block.Box is { } box ? [box.Left, box.Top, box.Right, box.Bottom] : null;
}
