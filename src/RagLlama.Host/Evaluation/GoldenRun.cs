namespace RagLlama.Host.Evaluation;

/// <summary>How a golden set is measured.</summary>
internal sealed record GoldenRun(RetrievalSetting Setting)
{
    /// <summary>Also answer the questions; only a hybrid search is answered from.</summary>
    public bool Answers { get; init; } = true;

    public bool Curve { get; init; }

    /// <summary>Only the first so many questions; null for all.</summary>
    public int? Limit { get; init; }

    public string? RunFile { get; init; }

    public IProgress<int>? Progress { get; init; }
}
