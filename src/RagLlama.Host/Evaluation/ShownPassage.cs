namespace RagLlama.Host.Evaluation;

/// <summary>What a report shows of a passage.</summary>
public sealed record ShownPassage(string Title, string Text);
