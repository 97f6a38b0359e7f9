namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Tells headings by the size of their letters, the one thing a PDF without structure says about them.</summary>
internal sealed class PdfHeadings
{
    private const float Taller = 1.15f;
    private const float SameSize = 1.06f;
    private const int MaxLength = 160;
    private const int MaxLines = 3;
    private const int MaxLevel = 6;

    /// <summary>Where more than this share of the lines is bold, weight says nothing.</summary>
    private const float MostBold = 0.4f;

    /// <summary>Fonts of the same size differ in height by a tenth and more (Cambria and Calibri: 19 and 17).</summary>
    private const float BoldSize = 0.85f;

    private const int MaxBoldLength = 100;
    private readonly float body;
    private readonly List<float> sizes = [];
    private readonly PdfStyles styles;
    private readonly Dictionary<(int Page, string Title), int> outline = [];
    private readonly bool bodyIsBold;

    public PdfHeadings(List<PdfPage> pages, PdfStyles styles)
    {
        this.styles = styles;
        foreach (var (title, page, level) in styles.Outline)
        {
            outline.TryAdd((page, Letters(title)), level);
        }

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

        bodyIsBold = lines.Count > 0 && lines.Count(styles.IsBold) > MostBold * lines.Count;
        foreach (var height in lines.Where(IsTall).Select(line => line.Height).OrderDescending())
        {
            if (sizes.Count == 0 || sizes[^1] > height * SameSize)
            {
                sizes.Add(height);
            }
        }
    }

    /// <summary>Height of the letters of running text, in points.</summary>
    public float Body => body;

    public bool IsTall(PdfLine line) => line.Height > body * Taller && line.Text.Any(char.IsLetter);

    /// <summary>A line in bold letters among others that are not, as large as the body: the title of a small section, or the beginning of a list of terms.</summary>
    public bool StartsBold(PdfLine line) => !bodyIsBold && line.Text.Length <= MaxBoldLength && line.Text.Any(char.IsLetter) && styles.IsBold(line);

    /// <summary>Bold lines that stand alone and end like a title.</summary>
    public bool IsBoldTitle(List<PdfLine> lines) =>
        lines.Count <= 2 && lines.TrueForAll(StartsBold) && lines[^1].Height >= body * BoldSize && lines[^1].Text[^1] is not ('.' or ',' or ';' or ':') && lines.Sum(line => line.Text.Length) <= MaxBoldLength
        && lines[0].Text.Count(char.IsLetter) >= 3;

    /// <summary>Level of the outline's entry that these lines are the title of; 0 when there is none.</summary>
    public int InOutline(List<PdfLine> lines) =>
        outline.Count > 0 && lines.Count <= MaxLines && outline.TryGetValue((lines[0].Box.Page, Letters(string.Join(' ', lines.Select(line => line.Text)))), out var level) ? level : 0;

    private static string Letters(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    public static bool IsHeading(IReadOnlyList<PdfLine> lines) => lines.Count <= MaxLines && lines.Sum(line => line.Text.Length) <= MaxLength;

    /// <summary>1 for the largest letters of the document; titles that only their weight tells from the body stand below all that are larger.</summary>
    public int Level(PdfLine line) => Math.Clamp(sizes.FindIndex(size => size <= line.Height * SameSize) is >= 0 and var index ? index + 1 : sizes.Count + 1, 1, MaxLevel);
}
