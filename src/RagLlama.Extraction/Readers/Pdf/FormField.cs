namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>A filled field of a form, in points from the upper left corner of its page.</summary>
/// <param name="Name">What the form's author called it.</param>
/// <param name="IsBox">A box that is ticked: what it stands for is printed to its right.</param>
internal sealed record FormField(int Page, string Name, string Value, bool IsBox, float Left, float Top, float Right, float Bottom)
{
    public float Middle => (Top + Bottom) / 2;
}
