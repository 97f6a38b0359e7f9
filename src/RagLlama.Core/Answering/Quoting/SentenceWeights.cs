namespace RagLlama.Answering.Quoting;

/// <summary>
/// How much each sign counts when sentences are ranked for a question. Chosen on one half of the questions of an English, an Italian
/// and a French set and confirmed on the other half; docs/relevance-threshold.md has the figures.
/// </summary>
internal sealed record SentenceWeights
{
    public static SentenceWeights Default { get; } = new();

    /// <summary>For the share of the question's words that the sentence has, rare words counting more.</summary>
    public double Coverage { get; init; } = 1.0;

    /// <summary>Part of a word's weight that counts when only title, headings or the sentence before have it.</summary>
    public double Context { get; init; } = 0.5;

    /// <summary>Part of a word's weight that only the very word earns, another of the same stem does not: "Gleitzeit" for "Gleittage".</summary>
    public double Exact { get; init; } = 0.35;

    /// <summary>How much more the counted word of "how many …" weighs than others.</summary>
    public double Focus { get; init; } = 1.6;

    /// <summary>For the share of the question's names, numbers and codes that the sentence, its title or its headings have.</summary>
    public double Hard { get; init; } = 0.3;

    /// <summary>For a name, amount, number or date where the question asks for one.</summary>
    public double Kind { get; init; } = 0.15;

    /// <summary>For a sentence that says what something is, where that is asked.</summary>
    public double Definition { get; init; } = 0.3;

    /// <summary>For the passage's score, as a share of the best passage's.</summary>
    public double Passage { get; init; } = 0.8;

    /// <summary>For the cosine of question and sentence; nothing without an embedder.</summary>
    public double Dense { get; init; } = 0.5;

    /// <summary>For how near a sentence comes to the question word by word, where all that was found is in other languages: on the even questions of four pairs, 1 and 4 quoted fewer answers.</summary>
    public double Translated { get; init; } = 2;

    /// <summary>A second sentence must reach this share of the first one's score.</summary>
    public double Second { get; init; } = 0.6;
}
