using RagLlama.Answering.Facts;

namespace RagLlama.Answering.Checking;

/// <summary>Compares what grammar says: duty and permission, all and some, before and after, per day and per month, working and calendar days, opposites.</summary>
internal static class MeaningCheck
{
    private const int NearNegation = 3;

    private static readonly string[] Times = ["day", "week", "month", "year", "quarter"];
    private static readonly string[] Modals = ["must", "may", "neednot", "mustnot"];

    /// <summary>Whether the evidence says the contrary in one of these respects.</summary>
    public static bool IsContrary(Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        var said = claim.Reading.Meanings;
        var borne = evidence.SelectMany(e => e.Reading.Meanings).ToList();
        if (IsOtherFamily(said, borne, "per") || IsOtherFamily(said, borne, "kind") || IsOtherUnit(claim, evidence))
        {
            return true;
        }

        // Cells of a table seldom say who must do what.
        var sentences = evidence.Where(e => !e.IsRow).ToList();
        var isSameByBound = Negation.IsSameByBound(claim, evidence);
        foreach (var clause in said.Select(m => m.Clause).Distinct())
        {
            var mine = said.Where(m => m.Clause == clause).ToList();
            var theirs = ClauseMatch.Meanings(claim, clause, evidence);
            theirs = theirs.Count > 0 ? theirs : borne;
            if (Excludes(mine, theirs, "some", "all") || Excludes(mine, theirs, "all", "some") || Excludes(mine, theirs, "also", "only")
                || Excludes(mine, theirs, "before", "after") || Excludes(mine, theirs, "after", "before")
                || (!isSameByBound && IsOtherDuty(mine, ClauseMatch.Meanings(claim, clause, sentences))) || IsOpposite(claim, mine, theirs, evidence))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The claim says one thing, the evidence only the other.</summary>
    private static bool Excludes(List<Meaning> said, IReadOnlyList<Meaning> borne, string mine, string other) =>
        Has(said, mine) && !Has(said, other) && Has(borne, other) && !Has(borne, mine);

    /// <summary>Both name a period, or a kind of day, and the claim one that the evidence does not.</summary>
    private static bool IsOtherFamily(IReadOnlyList<Meaning> said, List<Meaning> borne, string family)
    {
        var theirs = Family(borne, family);
        return theirs.Count > 0 && Family(said, family).Exists(s => !theirs.Contains(s));
    }

    /// <summary>A unit that belongs to no number, "the menu of the day", where the evidence knows only others.</summary>
    private static bool IsOtherUnit(Claim claim, IReadOnlyList<SourceSentence> evidence)
    {
        var theirs = evidence.SelectMany(e => Family(e.Reading.Meanings, "u").Concat(Family(e.Reading.Meanings, "per")).Select(UnitOf)
            .Concat(e.Reading.Facts.Select(f => f.Unit ?? ""))).ToHashSet(StringComparer.Ordinal);
        return theirs.Overlaps(Times) && Free(claim.Reading).Any(u => !theirs.Contains(u));
    }

    private static IEnumerable<string> Free(TextReading reading) => reading.Meanings
        .Where(m => m.Symbol.StartsWith("u:", StringComparison.Ordinal) && Times.Contains(m.Symbol[2..]))
        .Where(m => !reading.Facts.Any(f => Math.Abs(f.Position - m.First) <= 3))
        .Select(m => m.Symbol[2..]);

    private static string UnitOf(string symbol) => symbol[(symbol.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static bool IsOtherDuty(List<Meaning> said, IReadOnlyList<Meaning> borne)
    {
        var mine = Duties(said);
        var theirs = Duties(borne);
        return mine.Count > 0 && theirs.Count > 0 && !mine.Overlaps(theirs)
            // "may only be done by" is a duty too.
            && !(Has(borne, "only") && !Has(said, "only") && mine.Contains("must"));
    }

    private static HashSet<string> Duties(IReadOnlyList<Meaning> meanings)
    {
        var duties = new HashSet<string>(StringComparer.Ordinal);
        foreach (var meaning in meanings.Where(m => Modals.Contains(m.Symbol)))
        {
            var isDenied = meanings.Any(m => m.Symbol is "not" && Math.Abs(m.First - meaning.First) <= NearNegation);
            duties.Add(meaning.Symbol is "mustnot" && meaning.First == meaning.Last && isDenied ? "may" : meaning.Symbol);

            // "It is not strictly required", "may under no circumstances": which of the two is for the check of negation to say.
            if (meaning.Symbol is "must" or "may" && isDenied)
            {
                duties.UnionWith(["mustnot", "neednot"]);
            }
        }

        return duties;
    }

    /// <summary>Open against closed, paid against unpaid; a negation turns one into the other.</summary>
    private static bool IsOpposite(Claim claim, List<Meaning> said, IReadOnlyList<Meaning> borne, IReadOnlyList<SourceSentence> evidence)
    {
        foreach (var (scale, pole) in Poles(said))
        {
            var theirs = borne.Where(m => m.Symbol.StartsWith(scale + ":", StringComparison.Ordinal)).ToList();
            if (theirs.Count == 0 || theirs.Exists(m => m.Symbol[^1] == pole))
            {
                continue;
            }

            var denied = claim.Negation.IsIn(said.First(m => m.Symbol == scale + ":" + pole).Clause);
            var deniedThere = evidence.Any(e => theirs.Exists(m => e.Reading.Meanings.Contains(m) && e.Negation.IsIn(m.Clause)));
            if (denied == deniedThere)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The scales of which a clause names one end only.</summary>
    private static IEnumerable<(string Scale, char Pole)> Poles(List<Meaning> meanings) => meanings
        .Where(m => m.Symbol[^1] is '+' or '-' && m.Symbol.Length > 2)
        .GroupBy(m => m.Symbol[..^2])
        .Where(g => g.Select(m => m.Symbol).Distinct().Count() == 1)
        .Select(g => (g.Key, g.First().Symbol[^1]));

    private static bool Has(IReadOnlyList<Meaning> meanings, string symbol) => meanings.Any(m => m.Symbol == symbol);

    private static List<string> Family(IReadOnlyList<Meaning> meanings, string family) =>
        [.. meanings.Select(m => m.Symbol).Where(s => s.Length > family.Length && s[family.Length] == ':' && s.StartsWith(family, StringComparison.Ordinal)).Distinct()];
}
