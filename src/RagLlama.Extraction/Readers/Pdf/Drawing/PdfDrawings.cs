using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>What is drawn on the pages of a file.</summary>
internal sealed class PdfDrawings
{
    /// <summary>Of a hostile file that names more pages than it holds, and of drawings too long to be text.</summary>
    private const int MostPages = 20_000;

    /// <summary>Of a file whose pages all share one long content.</summary>
    private const long MostUnpacked = 1L << 30;

    private readonly List<PageDrawing?> pages = [];

    public int Count => pages.Count;

    public static PdfDrawings Read(PdfFile file)
    {
        var drawings = new PdfDrawings();
        var resources = new PageResources(file);
        foreach (var (page, _) in file.Pages().Take(MostPages))
        {
            drawings.pages.Add(file.Unpacked > MostUnpacked ? null : ReadPage(page, file, resources));
        }

        return drawings;
    }

    /// <summary>Null for a page that is not there or whose content is damaged.</summary>
    public PageDrawing? Of(int page) => page >= 1 && page <= pages.Count ? pages[page - 1] : null;

    private static PageDrawing? ReadPage(PdfDictionary page, PdfFile file, PageResources resources)
    {
        try
        {
            var drawing = PageInterpreter.Run(page, file, resources);
            var (width, height) = PageFrame.Size(page, file);
            drawing.Finish(width * height);
            return drawing;
        }
        catch (Exception exception) when (PdfDamage.Explains(exception))
        {
            return null;
        }
    }
}
