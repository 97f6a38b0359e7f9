using System.Text;
using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Slides;

/// <summary>Paragraphs and tables of DrawingML (ECMA-376 part 1, chapter 21).</summary>
internal static class SlideText
{
    /// <summary>Letters of this size or less, in hundredths of a point, are not meant to be read.</summary>
    private const int Unreadable = 100;

    /// <param name="HasBullet">Null when the paragraph leaves it to its placeholder.</param>
    /// <param name="Hidden">Passages that nobody sees and that were left out.</param>
    internal sealed record Paragraph(string Text, int Level, bool? HasBullet, int Hidden);

    /// <param name="onPaper">White letters would not be seen.</param>
    public static IEnumerable<Paragraph> Paragraphs(XElement shape, bool onPaper = false)
    {
        var numbers = new SlideNumbers();
        foreach (var paragraph in shape.All("p").Where(candidate => candidate.Name.NamespaceName.EndsWith("/main", StringComparison.Ordinal)))
        {
            var text = new StringBuilder();
            var hidden = 0;
            foreach (var part in paragraph.Elements())
            {
                if (part.Name.LocalName is "r" or "fld" && IsUnseen(part.Child("rPr"), onPaper))
                {
                    hidden += part.Children("t").Any(run => !string.IsNullOrWhiteSpace(run.Value)) ? 1 : 0;
                    continue;
                }

                text.Append(part.Name.LocalName switch
                {
                    "r" or "fld" => string.Concat(part.Children("t").Select(run => run.Value)),
                    "br" => "\n",
                    "m" or "AlternateContent" => string.Concat((part.Child("Choice") ?? part).All("t").Select(run => run.Value)),
                    _ => "",
                });
            }

            var isBlank = string.IsNullOrWhiteSpace(text.ToString());
            if (!isBlank || hidden > 0)
            {
                var properties = paragraph.Child("pPr");
                var level = Math.Clamp(properties.Number("lvl") ?? 0, 0, 8);
                var bullet = properties?.Child("buNone") is not null ? false
                    : properties?.Child("buChar") is not null || properties?.Child("buAutoNum") is not null ? true : (bool?)null;
                yield return new Paragraph(isBlank ? "" : numbers.Next(properties, level) + text, level, bullet, hidden);
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

    /// <summary>A table that only puts a frame around text.</summary>
    public static bool IsLayout(XElement table)
    {
        var cells = table.Children("tr").Select(row => row.Children("tc").ToList()).ToList();
        return cells.TrueForAll(row => row.Count < 2) && TableFrame.IsFrame(cells.Count, cells.SelectMany(row => row).Select(cell => cell.Value.Length).DefaultIfEmpty().Max());
    }

    private static bool IsUnseen(XElement? properties, bool onPaper) =>
        properties.Number("sz") is <= Unreadable || (onPaper && properties?.Child("solidFill") is { } fill && properties.Child("highlight") is null && SlideGround.IsWhite(fill));
}
