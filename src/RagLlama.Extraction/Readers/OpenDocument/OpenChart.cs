using System.Xml.Linq;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>Title and figures of a chart, from the copy of its data that the chart carries.</summary>
internal static class OpenChart
{
    public static void Write(XElement? content, OpenStyles styles, DocumentBuilder builder)
    {
        if (content.All("chart").FirstOrDefault(element => element.Name.NamespaceName.EndsWith(":chart:1.0", StringComparison.Ordinal)) is not { } chart)
        {
            return;
        }

        var kind = (chart.Value("class") ?? "").Split(':')[^1];
        var name = kind.Length > 0 ? $"{char.ToUpperInvariant(kind[0])}{kind[1..]} chart" : "Chart";
        var title = Whitespace.Collapse(string.Join(' ', chart.Child("title").All("p").Select(line => line.Value)));
        builder.Add(BlockType.Caption, title.Length > 0 ? $"{name}: {title}" : name);
        if (chart.Child("table") is { } data)
        {
            var table = OpenTable.Read(data, new OpenCell(styles, new OpenLists(styles)).Read);
            builder.AddTable(table.Rows, table.HeaderRows);
        }
    }
}
