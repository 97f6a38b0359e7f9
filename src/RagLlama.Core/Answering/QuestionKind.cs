namespace RagLlama.Answering;

/// <summary>What a question asks for, as far as its words say so.</summary>
internal enum QuestionKind
{
    Other,
    When,
    HowMany,
    HowMuch,

    /// <summary>An amount of money.</summary>
    Price,
    Who,
    Where,
}
