using RagLlama.Documents;

namespace RagLlama.Ingestion.Chunking;

/// <summary>The smallest part of a document that is not split further: a heading, a short block, a sentence, a table or one of its rows.</summary>
/// <param name="Headings">Headings above the unit, and the unit's own text when it is a heading.</param>
/// <param name="TableHeader">Header rows of the table this row was cut from; null when the header is in the unit itself.</param>
internal sealed record ChunkUnit(TextSpan Span, int Tokens, int? Page, bool IsHeading, IReadOnlyList<string> Headings, string? TableHeader);
