using Microsoft.Extensions.AI;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Prompts;

namespace RagLlama.Bench.Generate;

/// <summary>The least that a program has to do to get text out of a model: encode, read, make tokens, decode.</summary>
internal sealed class BareLoop(ILoadedModel model, ModelFolder folder) : IDisposable
{
    public const string Question = "Bonjour, où est la politique de voyage ?";

    public int Run(int tokens)
    {
        var messages = PromptMessages.ToJson([new ChatMessage(ChatRole.User, Question)], null, new PlainText(folder.ControlTokens));
        var prompt = model.Encode(model.ApplyTemplate(messages));
        using var generation = model.CreateGeneration(prompt.Length + tokens, Decoding.Greedy);
        using var decoder = model.CreateDecoder();
        generation.Append(prompt);
        var (made, characters) = (0, 0);
        while (made < tokens)
        {
            var token = generation.Next();
            made++;
            if (model.EndTokens.Contains(token))
            {
                break;
            }

            characters += decoder.Decode(token).Length;
        }

        return characters > 0 ? made : 0;
    }

    public void Dispose() => model.Dispose();
}
