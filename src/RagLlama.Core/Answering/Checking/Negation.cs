using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>Which words and facts of a reading are denied: all of a clause with "not", the words next to "no" or "without".</summary>
internal sealed class Negation
{
    /// <summary>Words that "no" and "without" reach.</summary>
    private const int Reach = 4;

    /// <summary>Share of what two sentences have in common that may be denied on one side only.</summary>
    private const double MostOpposed = 0.34;

    private readonly HashSet<int> clauses = [];
    private readonly List<(int First, int Last)> stretches = [];

    public Negation(TextReading reading)
    {
        var isPostponed = reading.Language == "hi";
        foreach (var meaning in reading.Meanings)
        {
            if (meaning.Symbol is "not" or "mustnot" or "neednot")
            {
                clauses.Add(meaning.Clause);
            }
            else if (meaning.Symbol == "no")
            {
                stretches.Add(isPostponed ? (meaning.First - Reach, meaning.First) : (meaning.First, meaning.Last + Reach));
            }
        }
    }

    public bool IsAny => clauses.Count > 0 || stretches.Count > 0;

    public bool Denies(int position, int clause) => clauses.Contains(clause) || stretches.Exists(s => position >= s.First && position <= s.Last);

    public bool DeniesClause(int clause) => clauses.Contains(clause);

    /// <summary>Whether one side denies what the other says.</summary>
    public static bool IsOpposed(Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        var mine = new Negation(claim.Reading);
        var theirs = evidence.Select(e => (Sentence: e, Negation: new Negation(e.Reading))).ToList();
        if (!mine.IsAny && theirs.TrueForAll(t => !t.Negation.IsAny))
        {
            return false;
        }

        if (mine.IsAny && theirs.TrueForAll(t => !t.Negation.IsAny))
        {
            return true;
        }

        int common = 0, opposed = 0;
        foreach (var (denied, sides) in Common(claim, mine, theirs))
        {
            common++;
            opposed += sides.TrueForAll(side => side != denied) ? 1 : 0;
        }

        return common > 0 && opposed / (double)common > MostOpposed;
    }

    /// <summary>Each word and fact that both have: whether the claim denies it, and whether each place in the evidence does.</summary>
    private static IEnumerable<(bool Denied, List<bool> Sides)> Common(Claim claim, Negation mine, List<(SourceSentence Sentence, Negation Negation)> theirs)
    {
        foreach (var term in claim.Terms.DistinctBy(t => t.Term.Stem))
        {
            var sides = theirs.SelectMany(t => t.Sentence.Terms.Where(o => ClauseMatch.IsSame(term, o)).Select(o => t.Negation.Denies(o.Position, o.Clause))).ToList();
            if (sides.Count > 0)
            {
                yield return (mine.Denies(term.Position, term.Clause), sides);
            }
        }

        foreach (var fact in claim.Facts)
        {
            var sides = theirs.SelectMany(t => t.Sentence.Reading.Facts.Where(fact.IsBorneOutBy).Select(o => t.Negation.Denies(o.Position, o.Clause))).ToList();
            if (sides.Count > 0)
            {
                yield return (mine.Denies(fact.Position, fact.Clause), sides);
            }
        }
    }
}
