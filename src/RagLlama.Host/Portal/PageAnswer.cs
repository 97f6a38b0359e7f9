using RagLlama.Answering;
using RagLlama.Retrieval;

namespace RagLlama.Host.Portal;

/// <summary>An answer and what was found for it.</summary>
public sealed record PageAnswer(Answer Answer, IReadOnlyList<RetrievedPassage> Passages);
