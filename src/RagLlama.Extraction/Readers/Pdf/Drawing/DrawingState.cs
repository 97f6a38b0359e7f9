namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>What "q" saves and "Q" restores.</summary>
internal struct DrawingState
{
    public Matrix Map;
    public double LineWidth;
    public bool IsPale;
    public bool IsStrokePale;
    public string? Space;
    public string? StrokeSpace;
    public bool IsBold;
    public double Leading;
    public int Mode;
}
