using RagLlama.Answering.Agent;

namespace RagLlama.Host.Api.Json;

/// <param name="N">From 1.</param>
/// <param name="Text">What was planned, searched or read; for <c>stopped</c> one of steps, tokens, time, loop, fault.</param>
/// <param name="Found">Passages found or read.</param>
public sealed record StepJson(int N, AgentStepKind Kind, string Text, int Found, IReadOnlyList<string> Documents, double Ms)
{
    public static StepJson From(AgentStep step) => new(step.Number, step.Kind, step.Text, step.Found, [.. step.Documents.Select(d => d.ToString())], step.Milliseconds);
}
