using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Tells whether a colour may be nearly that of paper. What is not understood counts as pale: only those pages are then looked at closely.</summary>
internal static class DrawnColour
{
    private const double Pale = 0.85;

    /// <summary>Print colours are mixed to screen colours in more than one way.</summary>
    private const double PalePrint = 0.78;

    public static bool IsPaleGrey(double grey) => grey >= Pale;

    public static bool IsPaleRgb(double red, double green, double blue) => Math.Min(red, Math.Min(green, blue)) >= Pale;

    public static bool IsPaleCmyk(double cyan, double magenta, double yellow, double black) => 1 - black - Math.Max(cyan, Math.Max(magenta, yellow)) >= PalePrint;

    /// <summary>A colour of a named space.</summary>
    public static bool IsPale(string? space, in ContentScanner operands) => space switch
    {
        "DeviceGray" or "CalGray" or "G" => IsPaleGrey(operands[0]),
        "DeviceRGB" or "CalRGB" or "RGB" => IsPaleRgb(operands[0], operands[1], operands[2]),
        "DeviceCMYK" or "CMYK" => IsPaleCmyk(operands[0], operands[1], operands[2], operands[3]),
        "Black" => 1 - operands[0] >= PalePrint,
        _ => true,
    };

    /// <summary>Name of the simple space that one of a page's spaces is like; null when it is none.</summary>
    public static string? Space(object? value, PdfFile file)
    {
        if (file.Resolve(value) is PdfName name)
        {
            return name.Value;
        }

        if (file.Array(value) is not { Count: > 0 } parts)
        {
            return null;
        }

        return file.Name(parts[0]) switch
        {
            "ICCBased" when parts.Count > 1 => file.Number(file.Dictionary(parts[1])?.GetValueOrDefault("N")) switch { 1 => "DeviceGray", 3 => "DeviceRGB", 4 => "DeviceCMYK", _ => null },
            "Separation" when parts.Count > 1 && file.Name(parts[1]) is "Black" or "All" => "Black",
            "CalGray" or "CalRGB" or "DeviceGray" or "DeviceRGB" or "DeviceCMYK" => file.Name(parts[0]),
            _ => null,
        };
    }
}
