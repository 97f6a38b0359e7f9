namespace RagLlama.Extraction.Readers.RichText;

/// <summary>The colours of a file, and whether letters can be told from what is behind them.</summary>
internal sealed class RichTextColours
{
    private const int MostColours = 10_000;
    private const int SameToTheEye = 10;

    private readonly List<(int Red, int Green, int Blue)?> table = [];
    private (int Red, int Green, int Blue)? current;

    /// <summary>The pages have a ground of their own, whatever it is.</summary>
    public bool HasPageGround { get; set; }

    /// <summary>A cell of the row has a ground.</summary>
    public bool HasRowGround { get; set; }

    public void Set(string part, int value)
    {
        var (red, green, blue) = current ?? (0, 0, 0);
        current = part switch
        {
            "red" => (value, green, blue),
            "green" => (red, value, blue),
            _ => (red, green, value),
        };
    }

    /// <summary>A colour ends; one without parts is the reader's own, black on white as a rule.</summary>
    public void End()
    {
        if (table.Count < MostColours)
        {
            table.Add(current);
        }

        current = null;
    }

    /// <summary>The letters have the colour of what is behind them. Where that is not told, nothing is.</summary>
    public bool Hide(RichTextState state)
    {
        if (ColourAt(state.Colour) is not { } letters || state.IsInShape)
        {
            return false;
        }

        var ground = state.Ground > 0 ? state.Ground : state.ParagraphGround;
        if (ground > 0)
        {
            return ColourAt(ground) is { } behind && AreAlike(letters, behind);
        }

        return !HasPageGround && !(state.IsInTable && (HasRowGround || state.TableLevel > 1)) && AreAlike(letters, (255, 255, 255));
    }

    private (int Red, int Green, int Blue)? ColourAt(int index) => index > 0 && index < table.Count ? table[index] : null;

    private static bool AreAlike((int Red, int Green, int Blue) left, (int Red, int Green, int Blue) right) =>
        Math.Abs(left.Red - right.Red) <= SameToTheEye && Math.Abs(left.Green - right.Green) <= SameToTheEye && Math.Abs(left.Blue - right.Blue) <= SameToTheEye;
}
