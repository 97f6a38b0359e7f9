namespace RagLlama.Prompting;

/// <summary>Something that does not hold of a prompt or of a reply. Its text is for files and terminals; the portal says it in the reader's language.</summary>
/// <param name="Value">What it is about, as the kind says; empty where there is nothing to name.</param>
/// <param name="Other">The second value of <see cref="PromptProblemKind.ReplyLanguage"/>.</param>
public sealed record PromptProblem(PromptProblemKind Kind, string Value = "", string Other = "")
{
    /// <summary>One English sentence.</summary>
    public override string ToString() => Kind switch
    {
        PromptProblemKind.Values => Value,
        PromptProblemKind.Messages => "It is not one system and one user message.",
        PromptProblemKind.System => "The system message depends on the request.",
        PromptProblemKind.Fence => "A value writes the fence.",
        PromptProblemKind.Outside => "A value stands outside the fences.",
        PromptProblemKind.Forged => "A value forges a control token or a turn.",
        PromptProblemKind.Language => "The language is not named.",
        PromptProblemKind.Missing => $"A value is missing: {Value}",
        PromptProblemKind.Reply => $"It should be '{Value}'.",
        PromptProblemKind.Lacks => $"'{Value}' is missing.",
        PromptProblemKind.Contains => $"'{Value}' should not be there.",
        PromptProblemKind.Lines => $"It has more than {Value} lines.",
        _ => $"It is written in '{Value}', not in '{Other}'.",
    };
}
