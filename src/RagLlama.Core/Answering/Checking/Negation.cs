using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>
/// What a reading denies. A "not" denies what it stands beside, its focus: the next content words, in Hindi the ones before, in German both. The
/// rest of its clause is neither denied nor said: "own days cannot be joined and are announced 48 hours before".
/// </summary>
internal sealed class Negation
{
    /// <summary>Content words that "not" reaches.</summary>
    private const int Reach = 3;

    /// <summary>Share of the denied words of both that may be denied on one side only.</summary>
    private const double MostOpposed = 0.5;

    private readonly HashSet<int> clauses = [];
    private readonly HashSet<int> focus = [];

    public Negation(TextReading reading, IReadOnlyList<ClaimTerm> terms)
    {
        foreach (var meaning in reading.Meanings.Where(m => m.Symbol is "not" or "no" or "mustnot" or "neednot"))
        {
            // "It is not forbidden": two make none.
            if (meaning.Symbol is "mustnot" && meaning.First == meaning.Last && reading.Meanings.Any(m => m.Symbol is "not" && m.First < meaning.First && m.First >= meaning.First - Reach))
            {
                continue;
            }

            clauses.Add(meaning.Clause);
            var inClause = terms.Where(t => t.Clause == meaning.Clause).Select(t => t.Position).Distinct().ToList();
            var after = inClause.Where(p => p > meaning.Last).Take(Reach);
            var before = inClause.Where(p => p < meaning.First).TakeLast(Reach);
            focus.UnionWith(reading.Language switch
            {
                "hi" => before,
                "de" when meaning.Symbol is not "no" => before.Concat(after),
                _ when meaning.Symbol is "mustnot" or "neednot" && !after.Any() => before,
                _ => after,
            });
        }
    }

    public bool IsAny => clauses.Count > 0;

    /// <summary>Whether a clause has a word of negation.</summary>
    public bool IsIn(int clause) => clauses.Contains(clause);

    public bool Denies(ClaimTerm term) => focus.Contains(term.Position);

    /// <summary>Whether one side denies what the other says.</summary>
    public static bool IsOpposed(Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        var mine = claim.Negation;
        if (mine.IsAny && evidence.All(e => !e.Negation.IsAny))
        {
            return !IsSameByBound(claim, evidence);
        }

        if (!mine.IsAny && evidence.All(e => !e.Negation.IsAny))
        {
            return false;
        }

        int denied = 0, opposed = 0;
        foreach (var term in claim.Terms.DistinctBy(t => t.Term.Stem))
        {
            var places = evidence.SelectMany(e => e.Terms.Where(t => ClauseMatch.IsSame(term, t)).Select(t => (e.Negation, Term: t))).ToList();
            if (places.Count == 0 || (!mine.Denies(term) && !places.Exists(p => p.Negation.Denies(p.Term))))
            {
                continue;
            }

            denied++;
            opposed += mine.Denies(term)
                ? (places.TrueForAll(p => !p.Negation.IsIn(p.Term.Clause)) ? 1 : 0)
                : (!mine.IsIn(term.Clause) && places.TrueForAll(p => p.Negation.Denies(p.Term)) ? 1 : 0);
        }

        return denied > 0 && opposed / (double)denied > MostOpposed && !IsSameByBound(claim, evidence);
    }

    /// <summary>"Not more than two" is "at most two".</summary>
    public static bool IsSameByBound(Claim claim, IReadOnlyList<SourceSentence> evidence) => claim.Facts.Any(f => f.Bound is not Bound.None
        && evidence.Any(e => e.Reading.Facts.Any(o => f.IsBorneOutBy(o) && o.Bound is not Bound.None && o.Bound != f.Bound && claim.Negation.IsIn(f.Clause) != e.Negation.IsIn(o.Clause))));
}
