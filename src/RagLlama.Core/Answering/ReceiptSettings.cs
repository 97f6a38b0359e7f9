namespace RagLlama.Answering;

/// <summary>The settings an answer depends on.</summary>
public sealed record ReceiptSettings
{
    public int Passages { get; init; }

    public int ContextTokens { get; init; }

    public double RelevanceThreshold { get; init; }

    public double CrossLanguageCosine { get; init; }

    /// <summary>0 in receipts of before it was a setting.</summary>
    public double CrossLanguageThreshold { get; init; }

    public UnsupportedPolicy Unsupported { get; init; }

    internal static ReceiptSettings Of(AnsweringOptions options) => new()
    {
        Passages = options.Passages,
        ContextTokens = options.ContextTokens,
        RelevanceThreshold = options.RelevanceThreshold,
        CrossLanguageCosine = options.CrossLanguageCosine,
        CrossLanguageThreshold = options.CrossLanguageThreshold,
        Unsupported = options.Unsupported,
    };
}
