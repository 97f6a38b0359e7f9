namespace RagLlama.Answering;

/// <summary>A question of a conversation and what was answered; an empty answer means there was none.</summary>
public sealed record ConversationTurn(string Question, string Answer)
{
    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    public IReadOnlyList<AnswerSentence> Sentences { get; init; } = [];

    /// <summary>Set by <see cref="ConversationReader"/>.</summary>
    public TurnState State { get; init; }
}
