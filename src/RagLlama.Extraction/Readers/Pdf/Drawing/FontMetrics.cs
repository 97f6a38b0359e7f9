using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>How wide the letters of a font are, in thousandths of its size (ISO 32000-1, 9.2.4 and 9.7.4.3), and whether they are bold.</summary>
internal sealed class FontMetrics
{
    private const int MostWidths = 65_536;

    /// <summary>About the mean width of letters.</summary>
    private const float Usual = 500;

    private readonly float[]? simple;
    private readonly Dictionary<int, float>? wide;
    private readonly float otherwise = Usual;

    private FontMetrics()
    {
    }

    private FontMetrics(PdfDictionary font, PdfFile file)
    {
        IsBold = FontWeight.IsBold(font, file);
        if (file.Array(font.GetValueOrDefault("DescendantFonts")) is { Count: > 0 } parts)
        {
            var part = file.Dictionary(parts[0]);
            IsTwoBytes = true;
            otherwise = (float)file.Number(part?.GetValueOrDefault("DW"), 1000);
            wide = file.Name(font.GetValueOrDefault("Encoding")) is "Identity-H" or "Identity-V" ? Wide(file.Array(part?.GetValueOrDefault("W")), file) : null;
        }
        else
        {
            simple = Simple(font, file);
        }
    }

    public static FontMetrics Unknown { get; } = new();

    public bool IsBold { get; }

    /// <summary>A letter is written with two bytes.</summary>
    public bool IsTwoBytes { get; }

    public static FontMetrics Of(PdfDictionary font, PdfFile file) => new(font, file);

    public float Width(int letter) => simple is not null ? simple[letter & 255] : wide is not null && wide.TryGetValue(letter, out var width) ? width : otherwise;

    private static float[] Simple(PdfDictionary font, PdfFile file)
    {
        var widths = StandardWidths.Of(file.Name(font.GetValueOrDefault("BaseFont")) ?? "");
        if (file.Array(font.GetValueOrDefault("Widths")) is not { } given)
        {
            return widths;
        }

        // Type 3 fonts have a measure of their own.
        var scale = file.Array(font.GetValueOrDefault("FontMatrix")) is { Count: > 0 } matrix ? (float)Math.Abs(file.Number(matrix[0])) * 1000 : 1;
        var first = (int)file.Number(font.GetValueOrDefault("FirstChar"));
        for (var i = 0; i < given.Count && i < 256; i++)
        {
            if (first + i is >= 0 and < 256)
            {
                widths[first + i] = (float)file.Number(given[i]) * scale;
            }
        }

        return widths;
    }

    /// <summary>"12 [500 600] 20 30 400": widths one by one from 12 on, and one for 20 to 30.</summary>
    private static Dictionary<int, float> Wide(List<object?>? given, PdfFile file)
    {
        var widths = new Dictionary<int, float>();
        for (var i = 0; given is not null && i + 1 < given.Count && widths.Count < MostWidths; i++)
        {
            var first = (int)file.Number(given[i]);
            if (file.Array(given[i + 1]) is { } list)
            {
                for (var j = 0; j < list.Count && widths.Count < MostWidths; j++)
                {
                    widths[first + j] = (float)file.Number(list[j]);
                }

                i++;
            }
            else if (i + 2 < given.Count)
            {
                var last = Math.Min((int)file.Number(given[i + 1]), first + MostWidths);
                for (var letter = first; letter <= last && widths.Count < MostWidths; letter++)
                {
                    widths[letter] = (float)file.Number(given[i + 2]);
                }

                i += 2;
            }
        }

        return widths;
    }
}
