namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>A box filled with a colour, in points from the upper left corner of the page.</summary>
internal readonly record struct FilledBox(float Left, float Top, float Right, float Bottom)
{
    public float Width => Right - Left;

    public float Height => Bottom - Top;

    public bool Holds(FilledBox other) => other != this && Left <= other.Left && Right >= other.Right && Top <= other.Top && Bottom >= other.Bottom;
}
