namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>A run of words on one printed line with no wide gap inside: what one line of a table's cell looks like.</summary>
internal readonly record struct PrintedCell(string Text, float Left, float Right, int Words)
{
    public float Middle => (Left + Right) / 2;

    public PrintedCell With(PrintedCell next) =>
        new(Text + ' ' + next.Text, Math.Min(Left, next.Left), Math.Max(Right, next.Right), Words + next.Words);
}
