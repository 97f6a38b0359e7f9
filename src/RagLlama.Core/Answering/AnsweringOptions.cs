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
    /// Least cosine, -1 to 1, of a question and a passage in another language. Default 0.42, which is right for the built-in embedder;
    /// most other models need more.
    /// </summary>
    public double CrossLanguageCosine { get; set; } = 0.42;

    /// <summary>
    /// Least estimated chance, 0 to 1, that passages answer the question where all that were found are in other languages; needs the built-in embedder. Default 0.65.
    /// </summary>
    public double CrossLanguageThreshold { get; set; } = 0.65;

    /// <summary>Questions that need several searches.</summary>
    public AgentOptions Agent { get; set; } = new();

    /// <summary>Let the model complete follow-up questions; without one, or when it fails, rules do. Default true.</summary>
    public bool CondenseFollowUps { get; set; } = true;

    /// <summary>Most questions a model proposes to ask next, 0 (none) to 3. Default 3.</summary>
    public int Suggestions { get; set; } = 3;

    /// <summary>Let the model name new conversations. Default true.</summary>
    public bool NameConversations { get; set; } = true;

    /// <summary>Let the model say in place of an answer that there is none, and what to ask instead. Default false: refusing then calls no model.</summary>
    public bool ExplainRefusals { get; set; }

    /// <summary>Let the model judge the sentences of its answer once more; it can lower "supported" to "partly". Default false.</summary>
    public bool SecondOpinion { get; set; }

    /// <summary>Seconds for each of these small requests, 1 to 120; after them the answer goes on without. Default 10.</summary>
    public int ShortPromptSeconds { get; set; } = 10;

    /// <summary>
    /// Seconds by which suggestions and a title may delay the end of an answer that has been shown, 0 to 120; those that are not there by then are left out. Default 3.
    /// </summary>
    public int ExtrasSeconds { get; set; } = 3;

    /// <summary>Keep the question in the receipt, so that it can be replayed without being typed again. Off keeps its hash only. Default true.</summary>
    public bool KeepQuestions { get; set; } = true;
}
