namespace RagLlama.Answering.Guards;

/// <summary>A text that goes no further.</summary>
/// <param name="Reason"><see cref="NoAnswerReason.Blocked"/> or <see cref="NoAnswerReason.GuardUnavailable"/>.</param>
public sealed record GuardBlock(NoAnswerReason Reason, GuardFinding Finding);
