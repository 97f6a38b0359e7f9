using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Answering.Agent;

/// <summary>A question to research.</summary>
public sealed record AgentTask
{
    /// <summary>The question with its filters, which bind every search and every reading.</summary>
    public required RetrievalQuery Query { get; init; }

    /// <summary>On whose behalf every function works.</summary>
    public required Asker Asker { get; init; }

    /// <summary>The conversation the question belongs to; null outside of one.</summary>
    public string? ConversationId { get; init; }
}
