using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>What the numbers of a colour mean (ISO 32000-1, 8.6): shares of light or of print colours, or the tint of one ink.</summary>
internal sealed class ColourSpace
{
    public static readonly ColourSpace Unknown = new();

    private static readonly ColourSpace Grey = new() { parts = 1 };
    private static readonly ColourSpace Light = new() { parts = 3 };
    private static readonly ColourSpace Print = new() { parts = 4 };
    private static readonly ColourSpace Black = new() { parts = 4, paper = [0, 0, 0, 0], ink = [0, 0, 0, 1], exponent = 1 };

    /// <summary>How many numbers a colour has; 0 when it is not understood.</summary>
    private int parts;

    /// <summary>Colours of no tint and of the full one, and how one becomes the other.</summary>
    private double[]? paper;
    private double[] ink = [];
    private double exponent;

    /// <summary>The space of a name that stands for itself.</summary>
    public static ColourSpace Named(string? name) => name switch
    {
        "DeviceGray" or "CalGray" or "G" => Grey,
        "DeviceRGB" or "CalRGB" or "RGB" => Light,
        "DeviceCMYK" or "CMYK" => Print,
        _ => Unknown,
    };

    public static ColourSpace Of(object? value, PdfFile file)
    {
        if (file.Resolve(value) is PdfName name)
        {
            return Named(name.Value);
        }

        if (file.Array(value) is not { Count: > 0 } parts)
        {
            return Unknown;
        }

        return file.Name(parts[0]) switch
        {
            "ICCBased" when parts.Count > 1 => file.Number(file.Dictionary(parts[1])?.GetValueOrDefault("N")) switch { 1 => Grey, 3 => Light, 4 => Print, _ => Unknown },
            "Separation" when parts.Count > 1 && file.Name(parts[1]) is "Black" or "All" => Black,
            "Separation" when parts.Count > 3 => Tint(parts, file),
            "Separation" or "DeviceN" or "Indexed" or "Lab" or "Pattern" => Unknown,
            var other => Named(other),
        };
    }

    /// <summary>The colour that begins with the space.</summary>
    public Ink Start => paper is null || ReferenceEquals(this, Black) ? Ink.Black : Mix(1);

    public Ink Colour(in ContentScanner operands) => (paper, parts) switch
    {
        (not null, _) => Mix(operands[0]),
        (_, 1) => DrawnColour.Grey(operands[0]),
        (_, 3) => DrawnColour.Rgb(operands[0], operands[1], operands[2]),
        (_, 4) => DrawnColour.Cmyk(operands[0], operands[1], operands[2], operands[3]),
        _ => Ink.Unknown,
    };

    private Ink Mix(double tint)
    {
        var share = Math.Pow(Math.Clamp(tint, 0, 1), exponent);
        double At(int i) => paper![i] + (share * (ink[i] - paper[i]));
        return parts switch { 1 => DrawnColour.Grey(At(0)), 3 => DrawnColour.Rgb(At(0), At(1), At(2)), _ => DrawnColour.Cmyk(At(0), At(1), At(2), At(3)) };
    }

    /// <summary>An ink of its own, whose tints are mixed by an exponential function (7.10.3); others are not understood.</summary>
    private static ColourSpace Tint(List<object?> given, PdfFile file)
    {
        var function = file.Dictionary(given[3]);
        var below = Below(given[2], file);
        if (function is null || below.parts == 0 || below.paper is not null || file.Number(function.GetValueOrDefault("FunctionType")) != 2)
        {
            return Unknown;
        }

        double[] Ends(string name, double usual) => file.Array(function.GetValueOrDefault(name)) is { } ends && ends.Count >= below.parts ? [.. ends.Select(end => file.Number(end))] : [.. Enumerable.Repeat(usual, below.parts)];
        return new ColourSpace { parts = below.parts, paper = Ends("C0", 0), ink = Ends("C1", 1), exponent = Math.Clamp(file.Number(function.GetValueOrDefault("N"), 1), 0.01, 100) };
    }

    /// <summary>The space that an ink is mixed in, which cannot be one of inks.</summary>
    private static ColourSpace Below(object? value, PdfFile file) =>
        file.Array(value) is { Count: > 0 } parts && file.Name(parts[0]) is "Separation" or "DeviceN" or "Indexed" ? Unknown : Of(value, file);
}
