using RagLlama.Inference.OnnxRuntime.Folder;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>Which of a classifier's two classes stands for an attack, as its config.json names them.</summary>
/// <param name="attack">Place of that class.</param>
internal sealed class PromptGuardLabels(int attack)
{
    public const int Count = 2;

    /// <summary>What the writer of the file leaves out: two classes that are only numbered.</summary>
    private static readonly string[] Unnamed = ["LABEL_0", "LABEL_1"];

    private static readonly string[] Harmless = ["LABEL_0", "BENIGN", "SAFE"];

    private static readonly string[] Attacks = ["LABEL_1", "MALICIOUS", "JAILBREAK", "INJECTION"];

    /// <exception cref="InferenceException">The classes are not those of a guard.</exception>
    public static PromptGuardLabels Of(EncoderFolder folder)
    {
        var names = (folder.Labels.Count == 0 ? Unnamed : folder.Labels).Select(n => n.ToUpperInvariant()).ToList();
        var attack = names.FindIndex(Attacks.Contains);
        return names.Count == Count && attack >= 0 && Harmless.Contains(names[1 - attack])
            ? new PromptGuardLabels(attack)
            : throw new InferenceException(
                $"The model in {folder.Path} cannot be used: config.json: its classes are {string.Join(", ", names)}; expected two, one of {string.Join(", ", Harmless)} and one of {string.Join(", ", Attacks)}. Set {Guards.PromptGuardOptions.Section}:ModelPath to Prompt Guard 2.");
    }

    /// <summary>Chance of an attack, 0 to 1: the softmax of two numbers.</summary>
    public double Chance(ReadOnlySpan<float> logits) => 1 / (1 + Math.Exp((double)logits[1 - attack] - logits[attack]));
}
