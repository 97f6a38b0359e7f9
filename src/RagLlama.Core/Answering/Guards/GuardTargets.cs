namespace RagLlama.Answering.Guards;

/// <summary>What a guard reads.</summary>
[Flags]
public enum GuardTargets
{
    None = 0,

    Question = 1,

    Passage = 2,

    /// <summary>Answers that a model wrote; they are shown only after they have been judged.</summary>
    Answer = 4,
}
