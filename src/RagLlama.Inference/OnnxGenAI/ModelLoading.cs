namespace RagLlama.Inference.OnnxGenAI;

/// <summary>How a model is loaded.</summary>
internal sealed record ModelLoading
{
    /// <summary><c>cuda</c> or <c>cpu</c>; another one is never taken in its place.</summary>
    public required string ExecutionProvider { get; init; }

    /// <summary>Folder of the native libraries; null looks beside the application.</summary>
    public string? NativeFolder { get; init; }

    /// <summary>Threads of the cpu provider; null leaves it to the runtime.</summary>
    public int? Threads { get; init; }

    /// <summary>LoRA adapter files by name.</summary>
    public IReadOnlyDictionary<string, string> Adapters { get; init; } = new Dictionary<string, string>();

    /// <summary>JSON laid over genai_config.json; null lays nothing.</summary>
    public string? Overlay { get; init; }
}
