using System.Text;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Slides;

/// <summary>Paragraphs and tables of DrawingML (ECMA-376 part 1, chapter 21).</summary>
internal static class SlideText
{
    /// <param name="HasBullet">Null when the paragraph leaves it to its placeholder.</param>
    internal sealed record Paragraph(string Text, int Level, bool? HasBullet);

    public static IEnumerable<Paragraph> Paragraphs(XElement shape)
    {
        foreach (var paragraph in shape.All("p").Where(candidate => candidate.Name.NamespaceName.EndsWith("/main", StringComparison.Ordinal)))
        {
            var text = new StringBuilder();
            foreach (var part in paragraph.Elements())
            {
                text.Append(part.Name.LocalName switch
                {
                    "r" or "fld" => string.Concat(part.Children("t").Select(run => run.Value)),
                    "br" => "\n",
                    "m" or "AlternateContent" => string.Concat((part.Child("Choice") ?? part).All("t").Select(run => run.Value)),
                    _ => "",
                });
            }

            if (!string.IsNullOrWhiteSpace(text.ToString()))
            {
                var properties = paragraph.Child("pPr");
                var bullet = properties?.Child("buNone") is not null ? false
                    : properties?.Child("buChar") is not null || properties?.Child("buAutoNum") is not null ? true : (bool?)null;
                yield return new Paragraph(text.ToString(), Math.Clamp(properties.Number("lvl") ?? 0, 0, 8), bullet);
            }
        }
    }

    public static (List<IReadOnlyList<string>> Rows, int HeaderRows) Table(XElement table)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in table.Children("tr"))
        {
            var cells = new List<string>();
            foreach (var cell in row.Children("tc"))
            {
                // A merged cell stands in every row and column that it covers.
                var above = cell.Value("vMerge") is "1" or "true" && rows.Count > 0 && cells.Count < rows[^1].Count ? rows[^1][cells.Count]
                    : cell.Value("hMerge") is "1" or "true" && cells.Count > 0 ? cells[^1] : null;
                cells.Add(above ?? string.Join(' ', Paragraphs(cell).Select(paragraph => paragraph.Text)));
            }

            rows.Add(cells);
        }

        var marked = table.Child("tblPr").Value("firstRow") is "1" or "true" && rows.Count > 1;
        return (rows, marked ? 1 : TableHeader.Count(rows));
    }
}
