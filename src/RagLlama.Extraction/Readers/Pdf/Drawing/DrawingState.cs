namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>What "q" saves and "Q" restores.</summary>
internal struct DrawingState
{
    public Matrix Map;
    public double LineWidth;
    public Ink Ink;
    public Ink StrokeInk;
    public ColourSpace Space;
    public ColourSpace StrokeSpace;
    public FontMetrics Font;
    public double Size;
    public double LetterSpace;
    public double WordSpace;
    public double Stretch;
    public double Leading;
    public int Mode;

    /// <summary>Opacity of what is filled and of lines, with that of the forms around.</summary>
    public double Alpha;
    public double StrokeAlpha;

    /// <summary>Painted with a mask or mixed with what is below.</summary>
    public bool IsMixed;

    /// <summary>The box that everything shows in; its edges are those of what is not rectangular.</summary>
    public FilledBox Clip;
    public bool IsClipBox;
}
