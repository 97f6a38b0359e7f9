namespace RagLlama.Evaluation.Mutations;

/// <summary>A passage of a document, as it was cut when the document was indexed.</summary>
/// <param name="Number">Position in the document, from 0.</param>
/// <param name="Start">Where the text begins in the document's text.</param>
public sealed record ClaimPassage(
    string Document, string Title, int Number, int Start, int? Page, IReadOnlyList<string> Headings, string Language, string? TableHeader, string Text);
