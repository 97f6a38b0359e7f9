using RagLlama.Documents;

namespace RagLlama.Answering.Agent;

/// <summary>A step of a research without its text.</summary>
/// <param name="TextHash">SHA-256 of what was planned, searched or read; null when that is nothing.</param>
public sealed record ReceiptStep(AgentStepKind Kind, int Found, IReadOnlyList<DocumentId> Documents, string? TextHash, double Milliseconds)
{
    public static ReceiptStep Of(AgentStep step) => new(
        step.Kind, step.Found, step.Documents, step.Text.Length == 0 ? null : ReceiptHash.Of(step.Text), step.Milliseconds);
}
