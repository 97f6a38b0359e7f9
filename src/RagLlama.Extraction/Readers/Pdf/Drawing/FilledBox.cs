namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>A box filled with a colour, in points from the upper left corner of the page.</summary>
internal readonly record struct FilledBox(float Left, float Top, float Right, float Bottom)
{
    public static readonly FilledBox Everything = new(float.MinValue, float.MinValue, float.MaxValue, float.MaxValue);

    public float Width => Right - Left;

    public float Height => Bottom - Top;

    public bool Holds(FilledBox other) => other != this && Left <= other.Left && Right >= other.Right && Top <= other.Top && Bottom >= other.Bottom;

    /// <summary>What both have in common; without width or height when that is nothing.</summary>
    public FilledBox Cut(FilledBox other)
    {
        var (left, top) = (Math.Max(Left, other.Left), Math.Max(Top, other.Top));
        return new FilledBox(left, top, Math.Max(left, Math.Min(Right, other.Right)), Math.Max(top, Math.Min(Bottom, other.Bottom)));
    }

    /// <summary>The box around a unit square, which is where a picture is drawn, or around any other box.</summary>
    public static FilledBox Of(Matrix map, double left = 0, double bottom = 0, double right = 1, double top = 1)
    {
        (double X, double Y)[] corners = [map.Apply(left, bottom), map.Apply(right, bottom), map.Apply(left, top), map.Apply(right, top)];
        return new FilledBox((float)corners.Min(at => at.X), (float)corners.Min(at => at.Y), (float)corners.Max(at => at.X), (float)corners.Max(at => at.Y));
    }
}
