using RagLlama.Retrieval;

namespace RagLlama.Answering.Agent;

/// <summary>What a research found.</summary>
public sealed record AgentFindings
{
    /// <summary>Passages to answer from, best first, all readable by the asker.</summary>
    public required IReadOnlyList<RetrievedPassage> Passages { get; init; }

    /// <summary>What was searched for, and what each search found.</summary>
    public required IReadOnlyList<AgentSearch> Searches { get; init; }

    /// <summary>All calls of the model as one, for the receipt.</summary>
    public required ReceiptCall Call { get; init; }

    /// <summary>The model has too much to do: when it is worth asking again. Otherwise null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
