namespace RagLlama.Answering;

/// <param name="Sources">What the model is shown, best first.</param>
/// <param name="LeftOut">Passages that the budget had no room for.</param>
/// <param name="Tokens">Estimated tokens of the sources.</param>
public sealed record AnswerContext(IReadOnlyList<ContextSource> Sources, int LeftOut, int Tokens);
