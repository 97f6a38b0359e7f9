using System.Collections.Frozen;
using System.Globalization;

namespace RagLlama.Answering.Facts;

/// <summary>The same amount in another unit: two years are 24 months, half is 50 %.</summary>
internal static class Measures
{
    private static readonly FrozenDictionary<string, (string Dimension, decimal Factor)> Factors = new Dictionary<string, (string, decimal)>
    {
        ["year"] = ("months", 12),
        ["month"] = ("months", 1),
        ["week"] = ("days", 7),
        ["day"] = ("days", 1),
        ["hour"] = ("seconds", 3600),
        ["minute"] = ("seconds", 60),
        ["second"] = ("seconds", 1),
        ["km"] = ("mm", 1_000_000),
        ["metre"] = ("mm", 1000),
        ["cm"] = ("mm", 10),
        ["mm"] = ("mm", 1),
        ["tonne"] = ("g", 1_000_000),
        ["kg"] = ("g", 1000),
        ["gram"] = ("g", 1),
        ["litre"] = ("ml", 1000),
        ["ml"] = ("ml", 1),
    }.ToFrozenDictionary();

    public static bool AreSame(Fact left, Fact right)
    {
        if (left.Unit is null || right.Unit is null)
        {
            return (left.Unit is null && IsHalf(left, right)) || (right.Unit is null && IsHalf(right, left));
        }

        return left.Unit != right.Unit
            && Factors.TryGetValue(left.Unit, out var mine) && Factors.TryGetValue(right.Unit, out var theirs) && mine.Dimension == theirs.Dimension
            && left.Values.Any(l => right.Values.Any(r => Number(l) is { } a && Number(r) is { } b && a * mine.Factor == b * theirs.Factor));
    }

    private static bool IsHalf(Fact half, Fact percent) => percent.Unit == "%" && half.Values is ["0.5"] && percent.Values.Contains("50");

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value < 1e12m ? value : null;
}
