namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>A run of words on one printed line with no wide gap inside: what one line of a table's cell looks like.</summary>
/// <param name="Parts">Its words from left to right as they are printed.</param>
internal sealed record PrintedCell(string Text, float Left, float Right, IReadOnlyList<PdfWord> Parts)
{
    public float Middle => (Left + Right) / 2;

    public int Words => Parts.Count;

    public static PrintedCell Of(IReadOnlyList<PdfWord> words) =>
        new(string.Join(' ', words.Select(word => word.Text)), words.Min(word => word.Left), words.Max(word => word.Right), words);

    public PrintedCell With(PrintedCell next) => Of([.. Parts, .. next.Parts]);
}
