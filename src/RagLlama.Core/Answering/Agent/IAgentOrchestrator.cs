namespace RagLlama.Answering.Agent;

/// <summary>
/// Prepares the research of one question: renders the prompt <c>agent</c> and puts the functions into the form it calls them in. The loop, its
/// limits, its events and the permissions are not its business: they are the same for all.
/// </summary>
public interface IAgentOrchestrator
{
    /// <param name="functions">The three functions, bound to the asker; all of them are offered, none other.</param>
    Task<AgentSetup> PrepareAsync(AgentBrief brief, AgentFunctions functions, CancellationToken cancellationToken);
}
