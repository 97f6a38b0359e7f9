namespace RagLlama.Extraction.Formats;

/// <param name="code">A code of <see cref="Ingestion.ExtractionResult.Failed"/>.</param>
/// <param name="reason">One sentence for the document's owner: what is wrong and what would help.</param>
internal sealed class ExtractionFailedException(string code, string reason) : Exception(reason)
{
    public string Code { get; } = code;
}
