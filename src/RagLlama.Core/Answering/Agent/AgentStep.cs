using RagLlama.Documents;

namespace RagLlama.Answering.Agent;

/// <summary>One step of a research, as it is shown.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">What was planned, searched or read; for a stop one of <see cref="AgentStop"/>. Written by a model: show it as text only.</param>
/// <param name="Found">Passages found or read.</param>
/// <param name="Documents">The documents they are of, all readable by the asker.</param>
public sealed record AgentStep(int Number, AgentStepKind Kind, string Text, int Found, IReadOnlyList<DocumentId> Documents, double Milliseconds);
