namespace RagLlama.Evaluation.Mutations;

/// <summary>A right sentence about a document.</summary>
/// <param name="Document">The document that bears it out.</param>
/// <param name="Language">Language of the sentence, which need not be the document's.</param>
/// <param name="IsVerbatim">It stands so in the document; otherwise it was written in other words.</param>
public sealed record CheckedClaim(string Document, string Language, string Text, bool IsVerbatim);
