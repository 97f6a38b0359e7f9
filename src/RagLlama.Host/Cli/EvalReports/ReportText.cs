using System.Globalization;
using RagLlama.Evaluation;

namespace RagLlama.Host.Cli.EvalReports;

/// <summary>How the report writes figures.</summary>
internal static class ReportText
{
    public static string Figure(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    public static string Signed(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    public static string Percent(double? value) => value is { } v ? v.ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    public static string Share(double? value) => Percent(value * 100);

    public static string Number(double value, string format = "0.#") => value.ToString(format, CultureInfo.InvariantCulture);

    public static string Verdict(BootstrapResult difference) => (difference.IsSignificant, difference.Difference > 0) switch
    {
        (false, _) => "no difference can be told",
        (true, true) => "better",
        _ => "worse",
    };

    /// <summary>The beginning of a text, cut at a word.</summary>
    public static string Short(string text, int length = 220)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', length);
        return line[..(cut > length / 2 ? cut : length)] + " …";
    }

    /// <summary>Points of a curve in a drawing of 300 × 200: false refusals to the right, refusals upwards.</summary>
    public static string Points(IEnumerable<RefusalPoint> curve) => string.Join(' ', curve.Where(p => p.FalseRefusal is not null && p.Refusal is not null)
        .Select(p => FormattableString.Invariant($"{40 + (300 * p.FalseRefusal!.Value):0.#},{210 - (200 * p.Refusal!.Value):0.#}")));
}
