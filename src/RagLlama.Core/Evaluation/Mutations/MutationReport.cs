using System.Globalization;
using System.Text;

namespace RagLlama.Evaluation.Mutations;

/// <summary>Shares of mutants caught and of right sentences doubted, in all, by language and by kind.</summary>
public sealed class MutationReport(IReadOnlyList<ClaimOutcome> outcomes)
{
    public int Mutants { get; } = outcomes.Count(o => o.Kind is not null);

    public int Right { get; } = outcomes.Count(o => o.Kind is null);

    /// <summary>Share of mutants that are not called supported, 0 to 1.</summary>
    public double Caught { get; } = Share(outcomes.Where(o => o.Kind is not null), o => !o.IsMistake);

    /// <summary>Share of right sentences that are not called supported, 0 to 1.</summary>
    public double FalseAlarms { get; } = Share(outcomes.Where(o => o.Kind is null), o => o.IsMistake);

    public IReadOnlyList<ClaimOutcome> Outcomes => outcomes;

    public MutationReport Where(Func<ClaimOutcome, bool> wanted) => new([.. outcomes.Where(wanted)]);

    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, "all", this);
        Line(text, "verbatim", Where(o => o.Claim.IsVerbatim));
        Line(text, "in other words", Where(o => !o.Claim.IsVerbatim));
        foreach (var language in outcomes.Select(o => o.Claim.Language).Distinct().Order(StringComparer.Ordinal))
        {
            Line(text, language, Where(o => o.Claim.Language == language));
            Line(text, language + ", in other words", Where(o => o.Claim.Language == language && !o.Claim.IsVerbatim));
        }

        foreach (var kind in Enum.GetValues<MutationKind>())
        {
            Line(text, kind.ToString(), Where(o => o.Kind == kind));
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, MutationReport part)
    {
        if (part.Outcomes.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-24} {part.Caught,7:P1} of {part.Mutants,5} mutants caught   {part.FalseAlarms,6:P1} of {part.Right,4} right ones doubted");
        }
    }

    private static double Share(IEnumerable<ClaimOutcome> outcomes, Func<ClaimOutcome, bool> counted)
    {
        var all = outcomes.ToList();
        return all.Count == 0 ? 0 : all.Count(counted) / (double)all.Count;
    }
}
