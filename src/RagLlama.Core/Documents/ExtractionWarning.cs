namespace RagLlama.Documents;

/// <param name="Code">Stable word such as <c>hidden_text</c> or <c>truncated</c>.</param>
/// <param name="Page">Page from 1, or null for the whole document.</param>
public sealed record ExtractionWarning(string Code, int? Page, string Detail);
