using System.Xml.Linq;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.Sheets;

/// <summary>Shows a cell's number by the format its style names.</summary>
internal sealed class CellFormats
{
    private readonly List<int> formatOfStyle;
    private readonly Dictionary<int, NumberFormat> formats = [];
    private readonly HashSet<int> pale = [];
    private readonly bool from1904;

    public CellFormats(XElement? styles, bool from1904)
    {
        this.from1904 = from1904;
        formatOfStyle = [.. styles?.Child("cellXfs").Children("xf").Select(style => style.Number("numFmtId") ?? 0) ?? []];
        FindPale(styles);
        foreach (var format in styles?.Child("numFmts").Children("numFmt") ?? [])
        {
            formats[format.Number("numFmtId") ?? -1] = NumberFormat.Parse(format.Value("formatCode") ?? "General");
        }
    }

    /// <summary>The style writes in the colour of the paper, or too small to be read, or shows nothing (<c>;;;</c>).</summary>
    public bool IsPale(int style) => pale.Contains(style);

    public string Show(double number, int style)
    {
        var id = style >= 0 && style < formatOfStyle.Count ? formatOfStyle[style] : 0;
        if (!formats.TryGetValue(id, out var format))
        {
            formats[id] = format = NumberFormat.Parse(BuiltIn(id));
        }

        return format.Show(number, from1904);
    }

    private void FindPale(XElement? styles)
    {
        var fonts = styles?.Child("fonts").Children("font").Select(IsPaleFont).ToList() ?? [];
        var fills = styles?.Child("fills").Children("fill").Select(fill => fill.Child("patternFill").Value("patternType") is "none" or null && fill.Child("gradientFill") is null).ToList() ?? [];
        var blank = styles?.Child("numFmts").Children("numFmt").Where(format => format.Value("formatCode") == ";;;").Select(format => format.Number("numFmtId") ?? -1).ToHashSet() ?? [];
        var number = 0;
        foreach (var style in styles?.Child("cellXfs").Children("xf") ?? [])
        {
            var isPale = style.Number("fontId") is >= 0 and var font && font < fonts.Count && fonts[font];
            var fill = style.Number("fillId") ?? 0;
            var isOnPaper = fill < 0 || fill >= fills.Count || fills[fill];
            if ((isPale && isOnPaper) || blank.Contains(style.Number("numFmtId") ?? 0))
            {
                pale.Add(number);
            }

            number++;
        }
    }

    /// <summary>White by its value or as the theme's first colour, which is the paper; or of one point.</summary>
    private static bool IsPaleFont(XElement font) =>
        font.Child("color") is { } colour && (colour.Value("rgb") is "FFFFFFFF" or "00FFFFFF" || (colour.Value("theme") == "0" && (colour.Value("tint") is null or "0")))
        || font.Child("sz").Value("val") is "1";

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
