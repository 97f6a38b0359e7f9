namespace RagLlama.Prompting;

/// <summary>What may be wrong with a prompt filled with the values of a case, or with a model's reply to it.</summary>
public enum PromptProblemKind
{
    /// <summary>The values are not those of the prompt; the value is the fault, in English.</summary>
    Values,

    /// <summary>It is not one system and one user message.</summary>
    Messages,

    /// <summary>The system message depends on the request.</summary>
    System,

    /// <summary>A value writes the fence.</summary>
    Fence,

    /// <summary>A value stands outside the fences.</summary>
    Outside,

    /// <summary>A value forges a control token or a turn.</summary>
    Forged,

    /// <summary>The language to write in is not named.</summary>
    Language,

    /// <summary>A value of the case is not there; the value is its beginning.</summary>
    Missing,

    /// <summary>The reply should be the value.</summary>
    Reply,

    /// <summary>The value is not in the reply; with <c>|</c> between alternatives.</summary>
    Lacks,

    /// <summary>The value is in the reply and should not be.</summary>
    Contains,

    /// <summary>The reply has more lines than the value.</summary>
    Lines,

    /// <summary>The reply is written in the language with the value's code, not in the other one.</summary>
    ReplyLanguage,
}
