using RagLlama.Answering;

namespace RagLlama.Evaluation.Mutations;

/// <summary>What the check said of a sentence.</summary>
/// <param name="Kind">Null for a right sentence.</param>
/// <param name="Doubt">What spoke against it; null when nothing did.</param>
public sealed record ClaimOutcome(CheckedClaim Claim, MutationKind? Kind, string Text, SupportStatus Status, string? Doubt)
{
    /// <summary>A wrong sentence that passed, or a right one that did not.</summary>
    public bool IsMistake => Kind is null ? Status is not SupportStatus.Supported : Status is SupportStatus.Supported;
}
