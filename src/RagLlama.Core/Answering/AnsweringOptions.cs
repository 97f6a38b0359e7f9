using RagLlama.Answering.Agent;

namespace RagLlama.Answering;

/// <summary>Configuration section <c>Answering</c>.</summary>
public sealed class AnsweringOptions
{
    public const string Section = "Answering";

    /// <summary>What happens to a model's sentence that no source bears out: <c>mark</c> it, <c>strike</c> it, or <c>refuse</c> the whole answer. Default mark.</summary>
    public UnsupportedPolicy Unsupported { get; set; } = UnsupportedPolicy.Mark;

    /// <summary>Passages given to the writer, 1 to 20. Default 8.</summary>
    public int Passages { get; set; } = 8;

    /// <summary>Most tokens of passages in a model's prompt, 200 to 100000. Default 3000.</summary>
    public int ContextTokens { get; set; } = 3000;

    /// <summary>Least estimated chance, 0 to 1, that the passages answer the question; below it the answer is "nothing relevant". Default 0.3.</summary>
    public double RelevanceThreshold { get; set; } = 0.3;

    /// <summary>
    /// Least cosine, -1 to 1, of a question and a passage in another language. Default 0.40, which is right for the built-in embedder;
    /// most other models need more.
    /// </summary>
    public double CrossLanguageCosine { get; set; } = 0.40;

    /// <summary>Questions that need several searches.</summary>
    public AgentOptions Agent { get; set; } = new();
}
