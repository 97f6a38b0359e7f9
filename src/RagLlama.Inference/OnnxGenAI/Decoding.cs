namespace RagLlama.Inference.OnnxGenAI;

/// <summary>How the next token is chosen. Fixed when a generation is made.</summary>
internal sealed record Decoding
{
    public static Decoding Greedy { get; } = new();

    /// <summary>False takes the most likely token, always the same.</summary>
    public bool Sample { get; init; }

    /// <summary>Greater than 0; only with <see cref="Sample"/>.</summary>
    public double Temperature { get; init; } = 1;

    public double? TopP { get; init; }

    public int? TopK { get; init; }

    public int? Seed { get; init; }

    /// <summary><c>json_schema</c> or null; a build of the library without guidance ignores it, so the reply is checked afterwards.</summary>
    public string? GuidanceType { get; init; }

    public string? Guidance { get; init; }

    /// <summary>Name of a LoRA adapter; null uses the model as it is.</summary>
    public string? Adapter { get; init; }

    /// <summary>Whether a later request may go on where an earlier one with the same values stopped and still get the reply it would get alone.</summary>
    public bool IsResumable => Seed is null && GuidanceType is null;
}
