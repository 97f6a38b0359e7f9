namespace RagLlama.Answering;

/// <summary>How the passages fitted into the prompt, in numbers; which were left out stands with the chunks.</summary>
/// <param name="Counter">The model's name, or <c>estimate</c>.</param>
public sealed record ReceiptContext(int Budget, int Tokens, string Counter, int Shown, int Shortened, int LeftOut);
