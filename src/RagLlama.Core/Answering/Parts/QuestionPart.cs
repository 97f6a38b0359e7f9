using RagLlama.Retrieval;

namespace RagLlama.Answering.Parts;

/// <summary>One of several things a question asks for.</summary>
/// <param name="Question">By itself, with what it points back to filled in.</param>
/// <param name="Passages">Found for it alone, best first, all readable by the asker.</param>
public sealed record QuestionPart(string Question, IReadOnlyList<RetrievedPassage> Passages);
