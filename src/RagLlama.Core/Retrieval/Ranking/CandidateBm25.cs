namespace RagLlama.Retrieval.Ranking;

/// <summary>
/// BM25 (k1 = 1.2, b = 0.75) of a question's units among the candidates alone, divided by the greatest value possible. The candidates are passages the
/// asker may read, so nothing else can influence the result, and no index of the units is needed.
/// </summary>
/// <param name="units">How many different units the question has.</param>
internal sealed class CandidateBm25(int candidates, int units)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly int[] _counts = new int[candidates * units];
    private readonly double[] _lengths = new double[candidates];

    public void Count(int candidate, int unit, int times) => _counts[(candidate * units) + unit] += times;

    public void SetLength(int candidate, double length) => _lengths[candidate] = length;

    /// <param name="mostCandidates">Units in more candidates than this tell nothing and are left out.</param>
    public double[] Scores(int mostCandidates)
    {
        var scores = new double[candidates];
        var mean = Math.Max(1, _lengths.Sum() / candidates);
        var best = 0.0;
        for (var unit = 0; unit < units; unit++)
        {
            var with = 0;
            for (var candidate = 0; candidate < candidates; candidate++)
            {
                with += _counts[(candidate * units) + unit] > 0 ? 1 : 0;
            }

            if (with > mostCandidates)
            {
                continue;
            }

            var idf = Rarity(candidates, with);
            best += idf * (K1 + 1);
            for (var candidate = 0; with > 0 && candidate < candidates; candidate++)
            {
                var count = _counts[(candidate * units) + unit];
                scores[candidate] += count == 0 ? 0 : idf * count * (K1 + 1) / (count + (K1 * (1 - B + (B * _lengths[candidate] / mean))));
            }
        }

        for (var candidate = 0; best > 0 && candidate < candidates; candidate++)
        {
            scores[candidate] /= best;
        }

        return scores;
    }

    public static double Rarity(int candidates, int with) => Math.Log(1 + ((candidates - with + 0.5) / (with + 0.5)));
}
