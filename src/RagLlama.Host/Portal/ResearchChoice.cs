using RagLlama.Answering.Agent;

namespace RagLlama.Host.Portal;

/// <summary>Whether people can have a question researched in steps.</summary>
public sealed record ResearchChoice(AgentMode Mode)
{
    public bool IsOffered => Mode != AgentMode.Off;

    /// <summary>What a question does when nothing is chosen.</summary>
    public bool IsUsual => Mode == AgentMode.Always;
}
