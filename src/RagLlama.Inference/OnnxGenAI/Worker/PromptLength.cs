using System.Globalization;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>Refuses prompts the library would fail on, or leave no room for a single token of answer.</summary>
internal static class PromptLength
{
    /// <exception cref="InferenceException">The prompt is empty or too long.</exception>
    public static void Check(int tokens, int maxLength)
    {
        if (tokens == 0)
        {
            throw new InferenceException("The prompt is empty.");
        }

        if (tokens >= maxLength)
        {
            throw new InferenceException(string.Create(
                CultureInfo.InvariantCulture,
                $"The prompt has {tokens} tokens, and {ChatInferenceOptions.Section}:MaxLength is {maxLength} for prompt and answer together. Lower Answering:ContextTokens or raise it."));
        }
    }
}
