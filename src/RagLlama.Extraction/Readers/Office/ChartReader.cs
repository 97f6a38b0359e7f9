using System.Globalization;
using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Office;

/// <summary>Title and figures of a chart (ECMA-376 part 1, 21.2), from the copy of its data that the chart carries.</summary>
internal static class ChartReader
{
    private const int MaxPoints = 10_000;

    public static void Write(XElement? chart, DocumentBuilder builder)
    {
        var kind = chart.All("plotArea").Elements().FirstOrDefault(part => part.Name.LocalName.EndsWith("Chart", StringComparison.Ordinal))?.Name.LocalName[..^5].Replace("3D", "", StringComparison.Ordinal);
        var title = string.Concat(chart.All("title").FirstOrDefault(title => title.Parent?.Name.LocalName == "chart").All("t").Select(run => run.Value));
        var name = string.IsNullOrEmpty(kind) ? "Chart" : $"{char.ToUpperInvariant(kind[0])}{kind[1..]} chart";
        builder.Add(BlockType.Caption, Whitespace.Collapse(title.Length > 0 ? $"{name}: {title}" : name));
        var series = chart.All("ser").ToList();
        if (series.Count == 0)
        {
            return;
        }

        var names = series.ConvertAll(one => Points(one.Child("tx")).GetValueOrDefault(0, ""));
        var categories = Points(series[0].Child("cat") ?? series[0].Child("xVal"));
        var values = series.ConvertAll(one => Points(one.Child("val") ?? one.Child("yVal")));
        var last = Math.Min(MaxPoints, values.Append(categories).SelectMany(points => points.Keys).DefaultIfEmpty(-1).Max());
        var rows = new List<IReadOnlyList<string>> { new List<string>(["", .. names]) };
        for (var i = 0; i <= last; i++)
        {
            rows.Add([categories.GetValueOrDefault(i, ""), .. values.Select(points => points.GetValueOrDefault(i, ""))]);
        }

        builder.AddTable(rows, names.TrueForAll(name => name.Length == 0) ? 0 : 1);
    }

    /// <summary>Figures are kept with the noise of binary fractions, such as 2.4000000000000004.</summary>
    private static string Shown(string value) =>
        value.Length > 12 && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("G12", CultureInfo.InvariantCulture) : value;

    private static Dictionary<int, string> Points(XElement? data)
    {
        var points = new Dictionary<int, string>();
        foreach (var point in data.All("pt").Where(point => point.Number("idx") is >= 0 and < MaxPoints))
        {
            points.TryAdd(point.Number("idx")!.Value, Shown(point.Child("v")?.Value ?? ""));
        }

        return points;
    }
}
