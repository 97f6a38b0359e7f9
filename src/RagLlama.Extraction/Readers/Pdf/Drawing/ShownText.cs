namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>Where a piece of text begins, how long it is in bytes, and whether its letters are bold.</summary>
internal readonly record struct ShownText(float X, float Y, int Length, bool IsBold)
{
    /// <summary>Letters reach this far below and above their line, as shares of their height.</summary>
    private const float Below = -0.45f;
    private const float Above = 1.15f;

    /// <summary>How far beyond its end a text still counts as reaching, in points.</summary>
    private const float Slack = 1.5f;

    public float EndX { get; init; }

    public float EndY { get; init; }

    /// <summary>From the line to the height of the letters.</summary>
    public float UpX { get; init; }

    public float UpY { get; init; }

    /// <summary>Place among everything that is painted on the page.</summary>
    public int Order { get; init; }

    public Ink Ink { get; init; }

    public TextSight Sight { get; init; }

    /// <summary>What of it shows, when some part does not; an index into the page's clips, or -1.</summary>
    public int Clip { get; init; }

    public float Size => MathF.Sqrt((UpX * UpX) + (UpY * UpY));

    public float Width => MathF.Sqrt(((EndX - X) * (EndX - X)) + ((EndY - Y) * (EndY - Y)));

    /// <summary>A point within its letters, 0 at the beginning and 1 at the end.</summary>
    public (float X, float Y) At(float share) => (X + (share * (EndX - X)) + (0.3f * UpX), Y + (share * (EndY - Y)) + (0.3f * UpY));

    /// <summary>True when a point lies between the beginning and the end, on its line.</summary>
    public bool Holds(float x, float y)
    {
        var (alongX, alongY) = (EndX - X, EndY - Y);
        var length = MathF.Sqrt((alongX * alongX) + (alongY * alongY));
        var up = (UpX * UpX) + (UpY * UpY);
        if (length == 0 || up == 0)
        {
            return Math.Abs(x - X) < Slack && Math.Abs(y - Y) < Slack;
        }

        var along = (((x - X) * alongX) + ((y - Y) * alongY)) / length;
        var height = (((x - X) * UpX) + ((y - Y) * UpY)) / up;
        return along > -Slack && along < length + Slack && height is > Below and < Above;
    }
}
