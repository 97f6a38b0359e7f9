namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// A first page with nothing but a few large lines is a cover: all of it is the title, since what stands out most there is often the company's
/// name, the same on all of its documents.
/// </summary>
internal static class CoverPage
{
    private const int MostLines = 5;
    private const int MostLetters = 150;

    /// <summary>The title on the cover; null when there is none.</summary>
    public static string? Title(IReadOnlyList<PdfPage> pages, PdfHeadings headings)
    {
        if (pages.Count < 2 || pages[0].Confidence is not null)
        {
            return null;
        }

        var lines = pages[0].Blocks.SelectMany(block => block).OrderBy(line => line.Box.Top).ToList();
        if (lines.Count is < 2 or > MostLines || !lines.TrueForAll(headings.IsTall) || lines.Sum(line => line.Text.Length) > MostLetters)
        {
            return null;
        }

        var title = lines[0].Text;
        foreach (var (above, line) in lines.Zip(lines.Skip(1)))
        {
            // Lines of one size go on from each other.
            title += (Math.Abs(above.Height - line.Height) < 0.1f * line.Height ? " " : ": ") + line.Text;
        }

        return title;
    }
}
