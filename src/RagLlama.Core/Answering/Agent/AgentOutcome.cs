using RagLlama.Documents;

namespace RagLlama.Answering.Agent;

/// <summary>What a function call came to.</summary>
internal sealed record AgentOutcome(AgentStepKind Kind, string Text, int Found, IReadOnlyList<DocumentId> Documents);
