namespace RagLlama.Inference.OnnxRuntime;

/// <summary>How an encoder is used.</summary>
internal sealed record EncoderPlan
{
    public required string Name { get; init; }

    /// <summary>Configuration section of what it is used for, such as <c>Inference:Embeddings</c>.</summary>
    public required string Section { get; init; }

    /// <summary>Name of the output that is read.</summary>
    public required string Output { get; init; }

    /// <summary>Token that fills up short rows.</summary>
    public required int Padding { get; init; }

    /// <summary>Longest text in tokens; what is longer is cut.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Most tokens of a batch, padding included.</summary>
    public required int BatchTokens { get; init; }

    public required int MaxQueued { get; init; }
}
