using RagLlama.Documents;

namespace RagLlama.Ingestion;

/// <summary>Turns a file into text and structure. Implementations read hostile files: they contain every failure and return it (I9).</summary>
public interface ITextExtractor
{
    /// <summary>Reads <paramref name="file"/>. Ordinary failures are results; only cancellation and a broken installation throw.</summary>
    Task<ExtractionResult> ExtractAsync(ExtractionSource file, CancellationToken cancellationToken);

    /// <summary>A page as a picture.</summary>
    /// <param name="page">Page number from 1.</param>
    /// <param name="dotsPerInch">36 to 220.</param>
    /// <param name="highlights">Boxes to mark, in points; those of other pages are ignored.</param>
    /// <returns>PNG bytes, or null when the file has no such page or no page pictures.</returns>
    Task<byte[]?> RenderPageAsync(ExtractionSource file, int page, int dotsPerInch, IReadOnlyList<PageBox> highlights, CancellationToken cancellationToken);
}
