using RagLlama.Documents;

namespace RagLlama.Ingestion;

/// <summary>
/// Documents of which a limit left a part unread. What was read is worth having when the asker learns that there is more: the limit is kept as a
/// warning with the code of <see cref="Code"/>, so that it stays with the version whatever happens to the document's status.
/// </summary>
internal static class PartialReading
{
    public const string Code = "partial";

    /// <summary>What can be indexed of a result; null when nothing can.</summary>
    public static ExtractedDocument? DocumentOf(ExtractionResult result) => result switch
    {
        ExtractionResult.Extracted(var document) => WithMark(document, document.Warnings.FirstOrDefault(IsLimit) is { } warning ? $"{warning.Code}: {warning.Detail}" : null),
        ExtractionResult.Failed { Partial: { } read } failed when !string.IsNullOrWhiteSpace(read.Text) => WithMark(read, $"{failed.Code}: {failed.Reason}"),
        _ => null,
    };

    /// <summary>Which limit was reached, with its code; null for a document that was read as a whole.</summary>
    public static string? LimitOf(ExtractedDocument document) => document.Warnings.FirstOrDefault(w => w.Code == Code)?.Detail;

    private static bool IsLimit(ExtractionWarning warning) => warning.Code == "truncated" || warning.Code.StartsWith("limit_", StringComparison.Ordinal);

    private static ExtractedDocument WithMark(ExtractedDocument document, string? limit) =>
        limit is null ? document : document with { Warnings = [new ExtractionWarning(Code, null, limit), .. document.Warnings] };
}
