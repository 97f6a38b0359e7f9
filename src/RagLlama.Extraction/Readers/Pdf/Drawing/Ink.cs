namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>A colour as a screen shows it, 0 to 1 each; not a number where it is not understood.</summary>
/// <param name="IsPale">It may be nearly that of paper. What is not understood counts as pale: only such places are then looked at closely.</param>
internal readonly record struct Ink(float Red, float Green, float Blue, bool IsPale)
{
    /// <summary>Colours this near to each other may be one to the eye.</summary>
    private const float SameToTheEye = 0.16f;

    private const float WellApart = 0.35f;

    public static readonly Ink Black = new(0, 0, 0, false);

    public static readonly Ink Unknown = new(float.NaN, float.NaN, float.NaN, true);

    public bool IsKnown => !float.IsNaN(Red);

    public bool MayBe(Ink other) => Difference(other) is var difference && (float.IsNaN(difference) || difference < SameToTheEye);

    public bool StandsOutOn(Ink ground) => Difference(ground) > WellApart;

    private float Difference(Ink other) => Math.Max(Math.Abs(Red - other.Red), Math.Max(Math.Abs(Green - other.Green), Math.Abs(Blue - other.Blue)));
}
