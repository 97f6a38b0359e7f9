namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>A part of the page that was filled with a colour or a picture.</summary>
/// <param name="Order">Place among everything that is painted on the page.</param>
/// <param name="Ink">Unknown for a picture.</param>
/// <param name="IsWhole">All of the box is painted, and nothing shines through.</param>
internal readonly record struct PaintedArea(FilledBox Box, int Order, Ink Ink, bool IsWhole, bool IsPicture)
{
    public bool Holds(float x, float y) => x > Box.Left && x < Box.Right && y > Box.Top && y < Box.Bottom;

    /// <summary>True when it may reach over a part of what lies between two points.</summary>
    public bool Touches(float x, float y, float endX, float endY) =>
        Math.Min(x, endX) < Box.Right && Math.Max(x, endX) > Box.Left && Math.Min(y, endY) < Box.Bottom && Math.Max(y, endY) > Box.Top;
}
