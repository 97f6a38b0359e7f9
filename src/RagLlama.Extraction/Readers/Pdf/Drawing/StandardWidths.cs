namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Widths of the fonts that a file need not describe (ISO 32000-1, 9.6.2.2): of the codes 32 to 126, in thousandths of the size.</summary>
internal static class StandardWidths
{
    private const int First = 32;
    private const float Other = 500;
    private const float Typewriter = 600;

    /// <summary>Bold letters are about this much wider.</summary>
    private const float Bold = 1.06f;

    private static readonly short[] Sans =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly short[] Serif =
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ];

    public static float[] Of(string name)
    {
        var widths = new float[256];
        if (name.Contains("Courier", StringComparison.Ordinal))
        {
            Array.Fill(widths, Typewriter);
            return widths;
        }

        var known = name.Contains("Times", StringComparison.Ordinal) ? Serif : Sans;
        var scale = name.Contains("Bold", StringComparison.Ordinal) ? Bold : 1;
        Array.Fill(widths, Other);
        for (var i = 0; i < known.Length; i++)
        {
            widths[First + i] = known[i] * scale;
        }

        return widths;
    }
}
