namespace RagLlama.Retrieval.Ranking;

/// <summary>What speaks for a passage, each 0 to 1 unless said otherwise, and how much each counts.</summary>
/// <remarks>
/// The weights were found by coordinate ascent on one half of the questions of twelve public sets in eight languages and confirmed on the
/// other half; docs/ranking.md has the figures, and what each factor adds.
/// </remarks>
public sealed record RankingFactors
{
    private const double LexicalWeight = 1.3;
    private const double MeaningWeight = 0.8;
    private const double WindowShare = 0.44;
    private const double PieceWeight = 0.3;
    private const double StretchWeight = 0.3;
    private const double TitleWeight = 0.3;
    private const double FragmentWeight = 0.3;
    private const double PairWeight = 0.55;
    private const double CompanionWeight = 0.2;
    private const double PhraseWeight = 3;
    private const double TranslatedWeight = 4;

    /// <summary>BM25 of the whole passage, as the index found it.</summary>
    public required double Lexical { get; init; }

    /// <summary>Cosine of question and whole passage, -1 to 1.</summary>
    public required double Dense { get; init; }

    /// <summary>Cosine of question and nearest part of the passage, -1 to 1; that of the whole passage without an embedder that has windows.</summary>
    public required double Window { get; init; }

    /// <summary>How near the passage comes to the question piece by piece; the cosine of the whole passage without an embedder that can tell.</summary>
    public required double Pieces { get; init; }

    /// <summary>Share of the question's words that stand close together in the passage, rare words counting more.</summary>
    public required double Stretch { get; init; }

    /// <summary>Share of the question's words that title and headings have.</summary>
    public required double Title { get; init; }

    /// <summary>BM25 of runs of four characters: finds compounds, inflections and misspellings that stems miss.</summary>
    public required double Fragments { get; init; }

    /// <summary>BM25 of pairs of words that follow each other in question and passage.</summary>
    public required double Pairs { get; init; }

    /// <summary>The greatest <see cref="Lexical"/> of another candidate of the same document, or of one with the same title: a document that is about the question.</summary>
    public required double Companion { get; init; }

    /// <summary>Share of the question's words that no candidate has in just that form; the same for all candidates of a question, and no part of the score.</summary>
    public required double Unseen { get; init; }

    /// <summary>How near the best part of a passage in another language than the question's comes to it word by word; null for others, whose words meet by themselves, and where one of those is near.</summary>
    public double? Translated { get; init; }

    /// <summary>How many of the phrases asked for word for word the passage has.</summary>
    public int Phrases { get; init; }

    /// <summary>The weighted sum; of the order of 0 to 3, more with a phrase asked for word for word, which outweighs all else.</summary>
    public double Score =>
        (LexicalWeight * Lexical) + (MeaningWeight * (((1 - WindowShare) * Dense) + (WindowShare * Window)))
        + (PieceWeight * Pieces) + (StretchWeight * Stretch) + (TitleWeight * Title) + (FragmentWeight * Fragments) + (PairWeight * Pairs)
        + (CompanionWeight * Companion) + (PhraseWeight * Phrases);

    /// <summary>Orders the passages in other languages than the question's among themselves.</summary>
    public double ScoreAcrossLanguages => Score + (TranslatedWeight * (Translated ?? 0));
}
