using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Lines of one of poppler's blocks, or a table.</summary>
internal sealed record PagePart(List<PdfLine> Lines, PdfTable? Table)
{
    /// <summary>A footnote.</summary>
    public bool IsNote { get; init; }

    public PageBox Box { get; } = Table?.Box ?? new PageBox(
        Lines[0].Box.Page,
        Lines.Min(line => line.Box.Left),
        Lines.Min(line => line.Box.Top),
        Lines.Max(line => line.Box.Right),
        Lines.Max(line => line.Box.Bottom));
}
