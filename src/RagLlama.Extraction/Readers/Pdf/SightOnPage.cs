using System.Globalization;
using RagLlama.Documents;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Rendering;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Looks at drawn pages where nothing else tells whether a word is seen: there must be something in another brightness at its place.</summary>
internal sealed class SightOnPage(string path, IReadOnlyList<string> password, ChildLimits limits)
{
    /// <summary>Difference in brightness, of 255, that an eye needs to see letters at all.</summary>
    private const int LeastContrast = 24;

    /// <summary>Enough to tell letters from their ground, and quick to draw.</summary>
    private const int DotsPerInch = 50;

    private const float PixelsPerPoint = DotsPerInch / 72f;
    private const float Inset = 0.15f;
    private const int MostPages = 40;

    /// <summary>Drawing this many pages more costs less than starting the tool again.</summary>
    private const int WorthDrawing = 2;

    private readonly Dictionary<int, PixelMap> pictures = [];

    /// <summary>A dot or a dash leaves too little behind.</summary>
    public static bool CanTell(string word) => word.Length > 1 && word.Any(char.IsLetterOrDigit);

    /// <summary>Draws the pages that will be asked about, rising; those beyond the limit count as seen.</summary>
    public void Draw(IReadOnlyList<int> pages)
    {
        for (int first = 0, last; first < Math.Min(pages.Count, MostPages); first = last + 1)
        {
            last = first;
            while (last + 1 < Math.Min(pages.Count, MostPages) && pages[last + 1] - pages[last] <= WorthDrawing + 1)
            {
                last++;
            }

            Draw(pages[first], pages[last], pages);
        }
    }

    public bool Shows(int page, PageBox place) => !pictures.TryGetValue(page, out var picture) || Contrast(picture, place) >= LeastContrast;

    private void Draw(int first, int last, IReadOnlyList<int> wanted)
    {
        string[] arguments = ["-cropbox", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-f", first.ToString(CultureInfo.InvariantCulture), "-l", last.ToString(CultureInfo.InvariantCulture), .. password, path];
        Poppler.Run("pdftoppm", arguments, limits, stream =>
        {
            for (var page = first; page <= last && PixelMap.Read(stream) is { } picture; page++)
            {
                if (wanted.Contains(page))
                {
                    pictures[page] = picture;
                }
            }
        });
    }

    private static int Contrast(PixelMap picture, PageBox place)
    {
        // Lines and neighbours stand at the edge of a word's box.
        var inset = Inset * (place.Bottom - place.Top);
        int darkest = 255, brightest = 0;
        for (var y = Math.Max(0, (int)((place.Top + inset) * PixelsPerPoint)); y < Math.Min(picture.Height, (int)((place.Bottom - inset) * PixelsPerPoint) + 1); y++)
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
