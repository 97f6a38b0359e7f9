namespace RagLlama.Answering.Agent;

/// <summary>What the prompt <c>agent</c> is filled with.</summary>
/// <param name="Question">As the asker wrote it: untrusted.</param>
/// <param name="Fence">Random delimiter of this research.</param>
public sealed record AgentBrief(string Question, string Fence);
