namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Tells headings by the size of their letters, the one thing a PDF without structure says about them.</summary>
internal sealed class PdfHeadings
{
    private const float Taller = 1.15f;
    private const float SameSize = 1.06f;
    private const int MaxLength = 160;
    private const int MaxLines = 3;
    private const int MaxLevel = 6;
    private readonly float body;
    private readonly List<float> sizes = [];

    public PdfHeadings(List<PdfPage> pages)
    {
        var lines = pages.SelectMany(page => page.Blocks).SelectMany(block => block).OrderBy(line => line.Height).ToList();
        long half = lines.Sum(line => (long)line.Text.Length) / 2;
        foreach (var line in lines)
        {
            half -= line.Text.Length;
            body = line.Height;
            if (half <= 0)
            {
                break;
            }
        }

        foreach (var height in lines.Where(IsTall).Select(line => line.Height).OrderDescending())
        {
            if (sizes.Count == 0 || sizes[^1] > height * SameSize)
            {
                sizes.Add(height);
            }
        }
    }

    public bool IsTall(PdfLine line) => line.Height > body * Taller && line.Text.Any(char.IsLetter);

    public static bool IsHeading(IReadOnlyList<PdfLine> lines) => lines.Count <= MaxLines && lines.Sum(line => line.Text.Length) <= MaxLength;

    /// <summary>1 for the largest letters of the document.</summary>
    public int Level(PdfLine line) => Math.Clamp(sizes.FindIndex(size => size <= line.Height * SameSize) + 1, 1, MaxLevel);
}
