namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2 and b = 0.75.</summary>
/// <param name="meanTerms">Mean length of the visible passages.</param>
internal readonly struct Bm25(double meanTerms)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly float _base = (float)(K1 * (1 - B));
    private readonly float _perTerm = (float)(K1 * B / meanTerms);

    /// <summary>ln(1 + (N - n + 0.5) / (n + 0.5)): positive for every n.</summary>
    public static double Idf(int visible, int having) => Math.Log(1 + ((visible - having + 0.5) / (having + 0.5)));

    /// <summary>What a term adds to a passage's score, without the factor k1 + 1, which the greatest possible score has too.</summary>
    /// <param name="weight">The term's share in the sum of all idf.</param>
    /// <param name="frequency">Occurrences, those in the title counted with their weight.</param>
    /// <param name="length">Length of the passage in terms.</param>
    public float Score(float weight, float frequency, float length) => weight * frequency / (frequency + _base + (_perTerm * length));
}
