using Microsoft.Extensions.AI;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxGenAI.Prompts;

namespace RagLlama.Bench.Generate;

/// <summary>The least that a program has to do to get text out of a model: encode, read, make tokens, decode.</summary>
internal sealed class BareLoop(ILoadedModel model, ModelFolder folder) : IDisposable
{
    public const string Question = "Bonjour, où est la politique de voyage ?";

    /// <summary>Texts one after the other.</summary>
    public int Run(int texts, int tokens)
    {
        var made = 0;
        for (var text = 0; text < texts; text++)
        {
            using var one = Begin(tokens);
            while (one.Step())
            {
            }

            made += one.Made;
        }

        return made;
    }

    /// <summary>Texts at the same time, a token of each in turn: what so many users cost a program without queue, streaming or stops.</summary>
    public int Interleave(int texts, int tokens)
    {
        var all = Enumerable.Range(0, texts).Select(_ => Begin(tokens)).ToList();
        try
        {
            bool goesOn;
            do
            {
                goesOn = false;
                foreach (var one in all)
                {
                    goesOn |= one.Step();
                }
            }
            while (goesOn);
            return all.Sum(one => one.Made);
        }
        finally
        {
            all.ForEach(one => one.Dispose());
        }
    }

    public void Dispose() => model.Dispose();

    private BareText Begin(int tokens)
    {
        var messages = PromptMessages.ToJson([new ChatMessage(ChatRole.User, Question)], null, new PlainText(folder.ControlTokens));
        var prompt = model.Encode(model.ApplyTemplate(messages));
        return new BareText(model, model.CreateGeneration(prompt.Length + tokens, Decoding.Greedy), prompt, tokens);
    }
}
