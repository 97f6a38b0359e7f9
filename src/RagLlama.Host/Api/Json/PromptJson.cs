using RagLlama.Prompting;

namespace RagLlama.Host.Api.Json;

/// <summary>A prompt as the product has it.</summary>
/// <param name="Version">SHA-256 of its file, as receipts name it.</param>
public sealed record PromptJson(
    string Name, string Description, string Version, float Temperature, int MaxTokens, IReadOnlyList<PromptVariable> Variables, IReadOnlyList<PromptMessage> Messages, int Cases)
{
    public static PromptJson From(PromptLibrary prompts, string name)
    {
        var template = prompts.Get(name);
        return new PromptJson(
            name, template.Description, template.Hash, template.Settings.Temperature, template.Settings.MaxTokens, template.Variables, template.Messages, prompts.Cases(name).Count);
    }
}
