using RagLlama.Documents;

namespace RagLlama.Evaluation.Golden;

/// <summary>A document that should be found.</summary>
/// <param name="Page">Only a passage on this page counts; null for any place in the document.</param>
public sealed record ExpectedDocument(DocumentId Id, int? Page = null);
