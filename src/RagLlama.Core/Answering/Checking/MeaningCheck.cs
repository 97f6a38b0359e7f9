using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>Compares what grammar says: duty and permission, all and some, before and after, per day and per month, working and calendar days, opposites.</summary>
internal static class MeaningCheck
{
    private static readonly string[] Modals = ["must", "may", "neednot", "mustnot"];

    /// <summary>Whether the evidence says the contrary in one of these respects.</summary>
    public static bool IsContrary(Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        var said = claim.Reading.Meanings;
        var borne = evidence.SelectMany(e => e.Reading.Meanings).ToList();
        return IsOtherFamily(said, borne, "per") || IsOtherFamily(said, borne, "kind")
            || Excludes(said, borne, "some", "all") || Excludes(said, borne, "all", "some") || Excludes(said, borne, "also", "only")
            || Excludes(said, borne, "before", "after") || Excludes(said, borne, "after", "before")
            || IsOtherDuty(claim, evidence) || IsOpposite(claim, evidence);
    }

    /// <summary>The claim says one thing, the evidence only the other.</summary>
    private static bool Excludes(IReadOnlyList<Meaning> said, List<Meaning> borne, string mine, string other) =>
        Has(said, mine) && !Has(said, other) && Has(borne, other) && !Has(borne, mine);

    /// <summary>Both name a period, or a kind of day, and the claim one that the evidence does not.</summary>
    private static bool IsOtherFamily(IReadOnlyList<Meaning> said, List<Meaning> borne, string family)
    {
        var theirs = Family(borne, family);
        return theirs.Count > 0 && Family(said, family).Exists(s => !theirs.Contains(s));
    }

    private static bool IsOtherDuty(Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        foreach (var clause in claim.Reading.Meanings.Where(m => Modals.Contains(m.Symbol)).Select(m => m.Clause).Distinct())
        {
            var mine = Duties(claim.Reading.Meanings.Where(m => m.Clause == clause));
            var aligned = ClauseMatch.Meanings(claim, clause, evidence);
            var theirs = Duties(aligned);
            if (theirs.Count == 0 || mine.Overlaps(theirs))
            {
                continue;
            }

            // "may only be done by" is a duty too.
            if (!(Has(aligned, "only") && mine.Contains("must")))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Duties(IEnumerable<Meaning> meanings)
    {
        var duties = new HashSet<string>(StringComparer.Ordinal);
        var isDenied = false;
        foreach (var meaning in meanings)
        {
            isDenied |= meaning.Symbol is "not" or "no";
            if (Modals.Contains(meaning.Symbol))
            {
                duties.Add(meaning.Symbol);
            }
        }

        // "It is not strictly required", "may under no circumstances": which of the two is for the check of negation to say.
        if (isDenied && duties.Overlaps(["must", "may"]))
        {
            duties.UnionWith(["mustnot", "neednot"]);
        }

        return duties;
    }

    /// <summary>Open against closed, paid against unpaid; a negation turns one into the other.</summary>
    private static bool IsOpposite(Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        foreach (var (scale, pole) in Poles(claim.Reading.Meanings))
        {
            var meanings = evidence.SelectMany(e => e.Reading.Meanings.Where(m => m.Symbol.StartsWith(scale + ":", StringComparison.Ordinal)).Select(m => (Meaning: m, e.Reading))).ToList();
            if (meanings.Count == 0 || meanings.Exists(m => m.Meaning.Symbol[^1] == pole))
            {
                continue;
            }

            var mine = claim.Reading.Meanings.First(m => m.Symbol == scale + ":" + pole);
            var denied = new Negation(claim.Reading).Denies(mine.First, mine.Clause);
            if (meanings.TrueForAll(m => new Negation(m.Reading).Denies(m.Meaning.First, m.Meaning.Clause) == denied))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The scales of which a text names one end only.</summary>
    private static IEnumerable<(string Scale, char Pole)> Poles(IReadOnlyList<Meaning> meanings) => meanings
        .Where(m => m.Symbol[^1] is '+' or '-' && m.Symbol.Length > 2)
        .GroupBy(m => m.Symbol[..^2])
        .Where(g => g.Select(m => m.Symbol).Distinct().Count() == 1)
        .Select(g => (g.Key, g.First().Symbol[^1]));

    private static bool Has(IReadOnlyList<Meaning> meanings, string symbol) => meanings.Any(m => m.Symbol == symbol);

    private static List<string> Family(IReadOnlyList<Meaning> meanings, string family) =>
        [.. meanings.Select(m => m.Symbol).Where(s => s.Length > family.Length && s[family.Length] == ':' && s.StartsWith(family, StringComparison.Ordinal)).Distinct()];
}
