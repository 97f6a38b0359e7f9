namespace RagLlama.Retrieval.Ranking;

/// <summary>Pairs of stems that follow each other in question and passage.</summary>
internal sealed class PairMatcher
{
    private const int TitleTimes = 2;

    private readonly Dictionary<ulong, int> _units = [];

    public PairMatcher(uint[] question)
    {
        for (var index = 1; index < question.Length; index++)
        {
            _units.TryAdd(StemHash.Pair(question[index - 1], question[index]), _units.Count);
        }
    }

    public double[] Score(IReadOnlyList<PreparedPassage> passages)
    {
        var bm25 = new CandidateBm25(passages.Count, _units.Count);
        for (var index = 0; index < passages.Count; index++)
        {
            var passage = passages[index];
            Count(bm25, index, passage.Stems, 1);
            Count(bm25, index, passage.TitleStems, TitleTimes);
            bm25.SetLength(index, Math.Max(0, passage.Stems.Length - 1) + (TitleTimes * Math.Max(0, passage.TitleStems.Length - 1)));
        }

        return bm25.Scores(passages.Count);
    }

    private void Count(CandidateBm25 bm25, int candidate, uint[] stems, int times)
    {
        for (var index = 1; index < stems.Length; index++)
        {
            if (_units.TryGetValue(StemHash.Pair(stems[index - 1], stems[index]), out var unit))
            {
                bm25.Count(candidate, unit, times);
            }
        }
    }
}
