namespace RagLlama.Inference.OnnxGenAI;

/// <summary>How busy a model in process is.</summary>
public sealed record ModelLoad
{
    public required string Model { get; init; }

    /// <summary>SHA-256 over the hashes of its files; null when they were not recorded by <c>ragllama model pull</c> or <c>verify</c>.</summary>
    public string? Fingerprint { get; init; }

    /// <summary><c>cuda</c> or <c>cpu</c>.</summary>
    public required string ExecutionProvider { get; init; }

    /// <summary>Answers being written.</summary>
    public int Writing { get; init; }

    /// <summary>Questions waiting.</summary>
    public int Waiting { get; init; }

    /// <summary>Conversations whose beginning is kept in memory.</summary>
    public int Kept { get; init; }

    /// <summary>Tokens of memory in use, for answers being written and for what is kept.</summary>
    public long TokensInUse { get; init; }

    /// <summary>Tokens of memory there are.</summary>
    public long TokenBudget { get; init; }

    /// <summary>Tokens made a second, lately, by all answers together.</summary>
    public double TokensPerSecond { get; init; }

    /// <summary>How long a question that comes now will probably wait.</summary>
    public TimeSpan ExpectedWait { get; init; }
}
