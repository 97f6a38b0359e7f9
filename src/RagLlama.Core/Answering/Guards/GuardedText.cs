namespace RagLlama.Answering.Guards;

/// <summary>A text to judge.</summary>
/// <param name="Target">One kind of text.</param>
/// <param name="Question">For an answer: the question before it; otherwise null.</param>
public sealed record GuardedText(GuardTargets Target, string Text, string? Question = null);
