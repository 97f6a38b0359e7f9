using Microsoft.Extensions.AI;

namespace RagLlama.Answering;

/// <summary>Part of a streamed reply that holds no text: the question waits for the model. Comes again whenever the place changes.</summary>
public sealed class WaitingContent(int position, TimeSpan expectedWait) : AIContent
{
    /// <summary>1 is next.</summary>
    public int Position { get; } = position;

    /// <summary>Estimated from how fast the model has been answering.</summary>
    public TimeSpan ExpectedWait { get; } = expectedWait;
}
