namespace RagLlama.Answering.Agent;

/// <summary>What happens while a question is researched; the last event is <see cref="Finished"/>.</summary>
public abstract record AgentEvent
{
    private AgentEvent()
    {
    }

    /// <summary>The model is busy: the question waits.</summary>
    /// <param name="Position">1 is next.</param>
    public sealed record Waiting(int Position, TimeSpan ExpectedWait) : AgentEvent;

    public sealed record StepTaken(AgentStep Step) : AgentEvent;

    public sealed record Finished(AgentFindings Findings) : AgentEvent;
}
