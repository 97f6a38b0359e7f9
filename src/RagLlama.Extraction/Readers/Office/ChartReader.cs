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
        var title = string.Concat(chart.All("title").FirstOrDefault(title => title.Parent?.Name.LocalName == "chart").All("t").Select(run => run.Value));
        builder.Add(BlockType.Caption, Whitespace.Collapse(title));
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

    private static Dictionary<int, string> Points(XElement? data)
    {
        var points = new Dictionary<int, string>();
        foreach (var point in data.All("pt").Where(point => point.Number("idx") is >= 0 and < MaxPoints))
        {
            points.TryAdd(point.Number("idx")!.Value, point.Child("v")?.Value ?? "");
        }

        return points;
    }
}
