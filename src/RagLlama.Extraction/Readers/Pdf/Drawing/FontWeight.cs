using System.Text.RegularExpressions;
using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

internal static partial class FontWeight
{
    /// <summary>Bit 19 of a font's flags (ISO 32000-1, table 123).</summary>
    private const int ForceBold = 1 << 18;

    private const int LeastBold = 600;

    /// <summary>True for a font of bold letters, by its name, or by what its description says.</summary>
    public static bool IsBold(PdfDictionary? font, PdfFile file)
    {
        if (font is null)
        {
            return false;
        }

        if (file.Array(font.GetValueOrDefault("DescendantFonts")) is { Count: > 0 } parts && IsBold(file.Dictionary(parts[0]) is { } part && !part.ContainsKey("DescendantFonts") ? part : null, file))
        {
            return true;
        }

        var description = file.Dictionary(font.GetValueOrDefault("FontDescriptor"));
        return Bold().IsMatch(file.Name(font.GetValueOrDefault("BaseFont")) ?? "")
            || file.Number(description?.GetValueOrDefault("FontWeight")) >= LeastBold
            || ((long)file.Number(description?.GetValueOrDefault("Flags")) & ForceBold) != 0;
    }

    [GeneratedRegex("bold|black|heavy|demi(?!a)|-bd|cmbx|cmssbx|sfbx|-medi$", RegexOptions.IgnoreCase)]
    private static partial Regex Bold();
}
