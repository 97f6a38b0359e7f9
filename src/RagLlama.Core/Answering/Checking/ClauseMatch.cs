using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>Finds what the sources say in the clauses that a clause of the answer speaks of.</summary>
internal static class ClauseMatch
{
    private const double FactWeight = 1.5;

    /// <summary>The entries of the word table in the clauses of the evidence that share most words and facts with a clause of the claim.</summary>
    public static IReadOnlyList<Meaning> Meanings(Claim claim, int clause, IReadOnlyList<SourceSentence> evidence)
    {
        var terms = claim.Terms.Where(t => t.Clause == clause).ToList();
        var facts = claim.Facts.Where(f => f.Clause == clause).ToList();
        var best = 0.0;
        var found = new List<Meaning>();
        foreach (var sentence in evidence)
        {
            foreach (var (other, score) in Scores(sentence, terms, facts))
            {
                if (score > best + 0.01)
                {
                    best = score;
                    found.Clear();
                }

                if (score > best - 0.01)
                {
                    found.AddRange(sentence.Reading.Meanings.Where(m => m.Clause == other));
                }
            }
        }

        return found;
    }

    private static Dictionary<int, double> Scores(SourceSentence sentence, List<ClaimTerm> terms, List<Fact> facts)
    {
        var scores = new Dictionary<int, double>();
        foreach (var clause in sentence.Terms.Where(t => terms.Exists(mine => IsSame(mine, t))).DistinctBy(t => (t.Clause, t.Term.Stem)).Select(t => t.Clause))
        {
            scores[clause] = scores.GetValueOrDefault(clause) + 1;
        }

        foreach (var clause in sentence.Reading.Facts.Where(f => facts.Exists(mine => mine.IsBorneOutBy(f))).Select(f => f.Clause))
        {
            scores[clause] = scores.GetValueOrDefault(clause) + FactWeight;
        }

        return scores;
    }

    public static bool IsSame(ClaimTerm left, ClaimTerm right) => left.Term.Stem == right.Term.Stem || (left.Term.Exact is not null && left.Term.Exact == right.Term.Exact);
}
