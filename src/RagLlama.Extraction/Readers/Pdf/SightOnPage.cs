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
    private int drawn;
    private int current;
    private PixelMap? picture;

    /// <summary>A dot or a dash leaves too little behind.</summary>
    public static bool CanTell(string word) => word.Length > 1 && word.Any(char.IsLetterOrDigit);

    /// <summary>Pages have to be asked about one after the other. Those beyond the limit count as seen.</summary>
    public bool Shows(int page, PageBox place)
    {
        if (page != current)
        {
            (current, picture) = (page, ++drawn <= MostPages ? Draw(page) : null);
        }

        return picture is null || Contrast(picture, place) >= LeastContrast;
    }

    private PixelMap? Draw(int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        PixelMap? read = null;
        Poppler.Run("pdftoppm", ["-cropbox", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, .. password, path], limits, stream => read = PixelMap.Read(stream));
        return read;
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
