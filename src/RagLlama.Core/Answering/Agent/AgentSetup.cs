using Microsoft.Extensions.AI;

namespace RagLlama.Answering.Agent;

/// <summary>What a research runs with.</summary>
public sealed record AgentSetup
{
    /// <summary>The model that is asked.</summary>
    public required IChatClient Client { get; init; }

    /// <summary>Rules, and the question with the request for a plan.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public required IReadOnlyList<AIFunction> Functions { get; init; }

    /// <summary>SHA-256 of the prompt's file: its version.</summary>
    public required string PromptVersion { get; init; }

    /// <summary>Longest reply in tokens.</summary>
    public required int MaxReplyTokens { get; init; }

    public IReadOnlyList<string> StopSequences { get; init; } = [];
}
