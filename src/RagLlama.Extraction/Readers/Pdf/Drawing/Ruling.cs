namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>A drawn line, in points from the upper left corner of the page as it is shown.</summary>
/// <param name="At">Its height on the page when it is level, its distance from the left edge when it is upright.</param>
internal readonly record struct Ruling(float At, float From, float To)
{
    public float Length => To - From;
}
