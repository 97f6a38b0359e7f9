namespace RagLlama.Host.Cli;

/// <summary>The object of <c>eval --prompts --json</c>.</summary>
internal sealed record PromptResults(IReadOnlyList<PromptResult> Prompts)
{
    public int Passed => Prompts.Sum(p => p.Passed);

    public int Failed => Prompts.Sum(p => p.Cases - p.Passed);

    /// <summary>Whether a model replied, or only what is rendered was looked at.</summary>
    public bool ModelAsked => Prompts.SelectMany(p => p.Results).Any(r => r.Ms is not null);
}
