using RagLlama.Host.Portal.Texts;
using RagLlama.Prompting;

namespace RagLlama.Host.Portal;

/// <summary>Says in the reader's language what does not hold of a prompt or of a reply to it.</summary>
internal static class PromptTexts
{
    public static string Describe(LanguageTexts texts, PromptProblem problem) => problem.Kind == PromptProblemKind.ReplyLanguage
        ? texts.Format(KeyOf(problem.Kind), texts.LanguageName(problem.Value), texts.LanguageName(problem.Other))
        : texts.Format(KeyOf(problem.Kind), problem.Value);

    public static string KeyOf(PromptProblemKind kind) => "prompts.problem." + kind.ToString().ToLowerInvariant();
}
