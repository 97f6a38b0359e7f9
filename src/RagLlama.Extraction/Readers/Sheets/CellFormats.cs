using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>Shows a cell's number by the format its style names.</summary>
internal sealed class CellFormats
{
    private readonly List<int> formatOfStyle;
    private readonly Dictionary<int, NumberFormat> formats = [];
    private readonly bool from1904;

    public CellFormats(XElement? styles, bool from1904)
    {
        this.from1904 = from1904;
        formatOfStyle = [.. styles?.Child("cellXfs").Children("xf").Select(style => style.Number("numFmtId") ?? 0) ?? []];
        foreach (var format in styles?.Child("numFmts").Children("numFmt") ?? [])
        {
            formats[format.Number("numFmtId") ?? -1] = NumberFormat.Parse(format.Value("formatCode") ?? "General");
        }
    }

    public string Show(double number, int style)
    {
        var id = style >= 0 && style < formatOfStyle.Count ? formatOfStyle[style] : 0;
        if (!formats.TryGetValue(id, out var format))
        {
            formats[id] = format = NumberFormat.Parse(BuiltIn(id));
        }

        return format.Show(number, from1904);
    }

    /// <summary>ECMA-376 part 1, 18.8.30. The dates that follow the user's region are shown in ISO order, which nobody can misread.</summary>
    private static string BuiltIn(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 or 37 or 38 => "#,##0",
        4 or 39 or 40 => "#,##0.00",
        5 or 6 or 7 or 8 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 or 48 => "0.00E+00",
        14 or 15 or 30 => "yyyy-mm-dd",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy-mm-dd hh:mm",
        41 or 42 => "#,##0",
        43 or 44 => "#,##0.00",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss",
        _ => "General",
    };
}
