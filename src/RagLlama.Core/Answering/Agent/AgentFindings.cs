using RagLlama.Retrieval;

namespace RagLlama.Answering.Agent;

/// <summary>What a research found.</summary>
public sealed record AgentFindings
{
    /// <summary>Passages to answer from, best first, all readable by the asker.</summary>
    public required IReadOnlyList<RetrievedPassage> Passages { get; init; }

    /// <summary>What was searched for, and what each search found.</summary>
    public required IReadOnlyList<AgentSearch> Searches { get; init; }

    /// <summary>What the model read and wrote; null when its server counts nothing.</summary>
    public AnswerUsage? Usage { get; init; }

    /// <summary>The model has too much to do: when it is worth asking again. Otherwise null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
