using RagLlama.Prompting;

namespace RagLlama.Answering.Assisting;

/// <summary>What came of trying a prompt out.</summary>
/// <param name="RenderProblems">What does not hold of the rendering; empty when everything does.</param>
public sealed record PromptTrialResult(RenderedPrompt Rendered, IReadOnlyList<PromptProblem> RenderProblems)
{
    /// <summary>What the model said; null when none was asked, or it failed.</summary>
    public string? Reply { get; init; }

    public IReadOnlyList<PromptProblem> ReplyProblems { get; init; } = [];

    /// <summary>Why the model gave no reply; null when it did, or none was asked.</summary>
    public string? Fault { get; init; }

    /// <summary>Model, tokens and time; null when none was asked.</summary>
    public ReceiptCall? Call { get; init; }

    public bool IsPassed => RenderProblems.Count == 0 && ReplyProblems.Count == 0 && Fault is null;
}
