namespace RagLlama.Documents;

/// <param name="Code">Stable word such as <c>hidden_text</c> or <c>truncated</c>.</param>
/// <param name="Page">Page from 1, or null for the whole document.</param>
public sealed record ExtractionWarning(string Code, int? Page, string Detail)
{
    /// <summary>How many passages or characters it is about; null where there is nothing to count.</summary>
    public int? Count { get; init; }
}
