using RagLlama.Answering.Agent;
using RagLlama.Host.Portal.Texts;

namespace RagLlama.Host.Portal;

/// <summary>Says in the reader's language what a step of a research did.</summary>
internal static class StepTexts
{
    public static string Describe(LanguageTexts texts, AgentStep step) => texts.Format(KeyOf(step), step.Text, step.Found);

    private static string KeyOf(AgentStep step) => step.Kind switch
    {
        AgentStepKind.Stopped => "step.stopped." + step.Text,
        var kind => "step." + kind.ToString().ToLowerInvariant(),
    };
}
