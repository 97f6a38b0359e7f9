using RagLlama.Documents;

namespace RagLlama.Ingestion;

/// <summary>How reading a file ended.</summary>
public abstract record ExtractionResult
{
    private ExtractionResult()
    {
    }

    public sealed record Extracted(ExtractedDocument Document) : ExtractionResult;

    /// <summary>A kind of file that is not read, such as a program. <paramref name="Reason"/> says which and what to do.</summary>
    public sealed record Unsupported(string MediaType, string Reason) : ExtractionResult;

    /// <summary>The file is damaged, encrypted, or reached a limit.</summary>
    /// <param name="Code">Stable word: <c>encrypted</c>, <c>corrupt</c>, <c>empty</c>, <c>limit_time</c>, <c>limit_memory</c>, <c>limit_size</c>, <c>limit_ratio</c>, <c>limit_depth</c>, <c>limit_pixels</c>, <c>limit_output</c>, <c>crashed</c>, <c>tool_missing</c>.</param>
    /// <param name="Reason">One sentence: what is wrong with this file and what would help.</param>
    /// <param name="Partial">What was read before a limit was reached, when that is useful; null otherwise.</param>
    public sealed record Failed(string Code, string Reason, ExtractedDocument? Partial = null) : ExtractionResult;
}
