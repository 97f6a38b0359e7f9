namespace RagLlama.Documents;

/// <summary>One printed line of a paged document: where its text stands in <see cref="ExtractedDocument.Text"/> and on the page.</summary>
public readonly record struct TextLine(TextSpan Span, PageBox Box);
