namespace RagLlama.Retrieval.Ranking;

/// <summary>How many of the question's words stand close together in a passage, and how many its title has.</summary>
internal sealed class StretchMatcher
{
    /// <summary>Stems in a stretch: about two sentences.</summary>
    private const int Stretch = 30;

    private readonly Dictionary<uint, int> _units = [];
    private readonly List<(int Position, int Unit)> _met = [];

    public StretchMatcher(uint[] question)
    {
        foreach (var stem in question)
        {
            _units.TryAdd(stem, _units.Count);
        }
    }

    public (double[] Stretches, double[] Titles) Score(IReadOnlyList<PreparedPassage> passages)
    {
        var weights = Weights(passages);
        var total = weights.Sum();
        var stretches = new double[passages.Count];
        var titles = new double[passages.Count];
        for (var index = 0; total > 0 && index < passages.Count; index++)
        {
            stretches[index] = BestStretch(passages[index].Stems, weights) / total;
            titles[index] = Distinct(passages[index].TitleStems).Sum(unit => weights[unit]) / total;
        }

        return (stretches, titles);
    }

    private double[] Weights(IReadOnlyList<PreparedPassage> passages)
    {
        var with = new int[_units.Count];
        foreach (var passage in passages)
        {
            foreach (var unit in Distinct(passage.Stems).Union(Distinct(passage.TitleStems)))
            {
                with[unit]++;
            }
        }

        return [.. with.Select(count => CandidateBm25.Rarity(passages.Count, count))];
    }

    private HashSet<int> Distinct(uint[] stems)
    {
        var met = new HashSet<int>();
        foreach (var stem in stems)
        {
            if (_units.TryGetValue(stem, out var unit))
            {
                met.Add(unit);
            }
        }

        return met;
    }

    private double BestStretch(uint[] stems, double[] weights)
    {
        _met.Clear();
        for (var position = 0; position < stems.Length; position++)
        {
            if (_units.TryGetValue(stems[position], out var unit))
            {
                _met.Add((position, unit));
            }
        }

        // Slide over the words met; a stretch begins and ends at one of them.
        Span<int> inside = stackalloc int[weights.Length];
        double sum = 0, best = 0;
        var first = 0;
        foreach (var (position, unit) in _met)
        {
            sum += inside[unit]++ == 0 ? weights[unit] : 0;
            while (_met[first].Position <= position - Stretch)
            {
                var left = _met[first++].Unit;
                sum -= --inside[left] == 0 ? weights[left] : 0;
            }

            best = Math.Max(best, sum);
        }

        return best;
    }
}
