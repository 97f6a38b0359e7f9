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
}
