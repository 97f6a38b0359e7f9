using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Colours as operators give them, and whether they may be nearly that of paper.</summary>
internal static class DrawnColour
{
    private const double Pale = 0.85;

    /// <summary>Print colours are mixed to screen colours in more than one way.</summary>
    private const double PalePrint = 0.78;

    public static Ink Grey(double grey) => new((float)grey, (float)grey, (float)grey, grey >= Pale);

    public static Ink Rgb(double red, double green, double blue) => new((float)red, (float)green, (float)blue, Math.Min(red, Math.Min(green, blue)) >= Pale);

    public static Ink Cmyk(double cyan, double magenta, double yellow, double black) => new(
        (float)((1 - cyan) * (1 - black)),
        (float)((1 - magenta) * (1 - black)),
        (float)((1 - yellow) * (1 - black)),
        1 - black - Math.Max(cyan, Math.Max(magenta, yellow)) >= PalePrint);

    /// <summary>A colour of a named space.</summary>
    public static Ink Of(string? space, in ContentScanner operands) => space switch
    {
        "DeviceGray" or "CalGray" or "G" => Grey(operands[0]),
        "DeviceRGB" or "CalRGB" or "RGB" => Rgb(operands[0], operands[1], operands[2]),
        "DeviceCMYK" or "CMYK" => Cmyk(operands[0], operands[1], operands[2], operands[3]),
        "Black" => Cmyk(0, 0, 0, operands[0]),
        _ => Ink.Unknown,
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
