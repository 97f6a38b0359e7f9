using RagLlama.Documents;

namespace RagLlama.Answering;

/// <summary>One of two sources that disagree.</summary>
/// <param name="Value">The number, date or time as it stands in the source.</param>
/// <param name="Quote">The sentence or row it stands in, verbatim.</param>
/// <param name="Date">The date the source gives itself in its title or file name, else when it was last changed; null when neither is known.</param>
public sealed record ConflictSide(DocumentId DocumentId, string Title, string Value, string Quote, DateOnly? Date);
