using RagLlama.Inference.Guards;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.Models;

/// <summary>The language models that the configuration uses: those that write answers, in the order they are asked, and the guards.</summary>
public sealed class UsedModels
{
    private UsedModels(IReadOnlyList<UsedModel> writers, IReadOnlyList<UsedModel> guards) => (Writers, Guards) = (writers, guards);

    /// <summary>Empty when answers are quotes.</summary>
    public IReadOnlyList<UsedModel> Writers { get; }

    public IReadOnlyList<UsedModel> Guards { get; }

    /// <summary>What the licences of these models want shown, such as "Built with Llama"; each once.</summary>
    public IReadOnlyList<string> Displays => [.. Writers.Concat(Guards).Select(m => m.Manifest?.Licence.Display).OfType<string>().Distinct(StringComparer.Ordinal)];

    public static UsedModels Of(ChatInferenceOptions chat, GuardInferenceOptions guards) => new(
        chat.Provider switch
        {
            "onnx" => [Used(NameIn(chat.ModelPath))],
            "openai" => [.. chat.Fallbacks.Prepend(chat).Select(e => Used(NameOf(e)))],
            _ => [],
        },
        [
            .. guards.PromptGuard.Provider == "none" ? [] : new[] { Used(guards.PromptGuard.Provider == "onnx" ? NameIn(guards.PromptGuard.ModelPath) : guards.PromptGuard.Model ?? "llama-prompt-guard-2-86m") },
            .. guards.LlamaGuard.Provider == "none" ? [] : new[] { Used(guards.LlamaGuard.Provider == "onnx" ? NameIn(guards.LlamaGuard.ModelPath) : guards.LlamaGuard.Model) },
        ]);

    private static UsedModel Used(string? name) => new(name ?? "", ModelNames.FindManifest(name ?? ""));

    private static string? NameIn(string? folder) => ModelReceipt.Read(folder ?? "")?.Model ?? folder;

    /// <summary>A size alone is the name of a Llama 3.1 model, wherever it is served.</summary>
    private static string? NameOf(ChatEndpointOptions endpoint) =>
        endpoint.Model?.ToUpperInvariant() is "8B" or "70B" or "405B" ? $"llama-3.1-{endpoint.Model.ToLowerInvariant()}-instruct" : endpoint.Model;
}
