namespace RagLlama.Evaluation;

/// <summary>One passage of a retrieval set; it is ingested as a document of its own.</summary>
public sealed record SetPassage(string Id, string Title, string Text, string Language);
