using System.Globalization;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Rendering;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Takes out what nobody sees on the page: letters too small to read, beside the page, or in the colour of what is behind them.</summary>
internal static class PdfHiddenText
{
    /// <summary>Print below this height, in points, is a dot to the eye.</summary>
    private const float Smallest = 1.5f;

    /// <summary>Difference in brightness, of 255, that an eye needs to see letters at all.</summary>
    private const int LeastContrast = 24;

    /// <summary>Enough to tell letters from their ground, and quick to draw.</summary>
    private const int DotsPerInch = 36;

    private const float PixelsPerPoint = DotsPerInch / 72f;
    private const int MostPagesDrawn = 20;

    public static void Remove(string path, IReadOnlyList<string> password, List<PdfPage> pages, PdfStyles styles, DocumentBuilder builder)
    {
        var drawn = 0;
        foreach (var page in pages.Where(page => page.Confidence is null))
        {
            var pale = styles.Pale.TryGetValue(page.Number, out var places) && ++drawn <= MostPagesDrawn ? Unseen(path, password, page, places, builder) : [];
            var removed = 0;
            foreach (var block in page.Blocks)
            {
                removed += block.RemoveAll(line => IsTooSmall(line) || IsBeside(line, page));
                for (var i = block.Count - 1; i >= 0 && pale.Count > 0; i--)
                {
                    removed += Strip(block, i, pale);
                }
            }

            page.Blocks.RemoveAll(block => block.Count == 0);
            if (removed > 0)
            {
                builder.CountHidden(removed);
                builder.Warn("hidden_text", page.Number, string.Create(CultureInfo.InvariantCulture, $"{removed} lines that a reader does not see (too small, beside the page, or in the colour of the paper) were left out."));
            }
        }
    }

    private static bool IsTooSmall(PdfLine line) => line.Height < Smallest && line.Box.Bottom - line.Box.Top < Smallest && line.Text.Length > 3;

    /// <summary>Poppler gives a turned page's sheet with the words as they are read, so both sides count.</summary>
    private static bool IsBeside(PdfLine line, PdfPage page) =>
        line.Box.Right < 0 || line.Box.Bottom < 0 || Math.Max(line.Box.Left, line.Box.Top) > Math.Max(page.Width, page.Height)
        || (line.Box.Left > page.Width && line.Box.Top > page.Height);

    /// <summary>Takes the words out of a line that stand at one of the places.</summary>
    private static int Strip(List<PdfLine> block, int index, List<PageBox> places)
    {
        var line = block[index];
        var middle = (line.Box.Top + line.Box.Bottom) / 2;
        var here = places.FindAll(place => place.Top <= middle && middle <= place.Bottom);
        var kept = here.Count == 0 ? line.Words : line.Words.Where(word => !here.Exists(place => place.Left - 1 <= word.Left && word.Right <= place.Right + 1)).ToList();
        if (kept.Count == line.Words.Count)
        {
            return 0;
        }

        if (kept.Count == 0)
        {
            block.RemoveAt(index);
        }
        else
        {
            block[index] = line with { Text = string.Join(' ', kept.Select(word => word.Text)), Words = kept };
        }

        return 1;
    }

    /// <summary>Pale letters are seen on a dark ground: the drawn page tells.</summary>
    private static List<PageBox> Unseen(string path, IReadOnlyList<string> password, PdfPage page, List<PageBox> places, DocumentBuilder builder)
    {
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        PixelMap? picture = null;
        Poppler.Run("pdftoppm", ["-cropbox", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, .. password, path], builder.Limits, stream => picture = PixelMap.Read(stream));
        return picture is null ? [] : places.FindAll(place => Contrast(picture, place) < LeastContrast);
    }

    private static int Contrast(PixelMap picture, PageBox place)
    {
        int darkest = 255, brightest = 0;
        for (var y = Math.Max(0, (int)(place.Top * PixelsPerPoint)); y < Math.Min(picture.Height, (int)(place.Bottom * PixelsPerPoint) + 1); y++)
        {
            var row = picture.Row(y);
            for (var x = Math.Max(0, (int)(place.Left * PixelsPerPoint)); x < Math.Min(picture.Width, (int)(place.Right * PixelsPerPoint) + 1); x++)
            {
                var brightness = (row[3 * x] + row[(3 * x) + 1] + row[(3 * x) + 2]) / 3;
                darkest = Math.Min(darkest, brightness);
                brightest = Math.Max(brightest, brightness);
            }
        }

        return brightest - darkest;
    }
}
