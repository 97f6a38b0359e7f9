namespace RagLlama.Answering;

/// <param name="Sources">What the model is shown, best first.</param>
/// <param name="Report">What was left out, and how it was counted.</param>
public sealed record AnswerContext(IReadOnlyList<ContextSource> Sources, ContextReport Report);
