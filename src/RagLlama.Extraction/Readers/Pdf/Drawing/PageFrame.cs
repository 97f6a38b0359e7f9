using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf.Drawing;

/// <summary>The part of a page that is shown, and how it is turned.</summary>
internal static class PageFrame
{
    /// <summary>From the page's own space to points from the upper left corner as poppler reports them.</summary>
    public static Matrix Of(PdfDictionary page, PdfFile file)
    {
        var (left, bottom, right, top) = Shown(page, file);
        return Turn(page, file) switch
        {
            90 => new Matrix(0, 1, 1, 0, -bottom, -left),
            180 => new Matrix(-1, 0, 0, 1, right, -bottom),
            270 => new Matrix(0, -1, -1, 0, top, right),
            _ => new Matrix(1, 0, 0, -1, -left, top),
        };
    }

    /// <summary>Width and height as the page is shown.</summary>
    public static (float Width, float Height) Size(PdfDictionary page, PdfFile file)
    {
        var (left, bottom, right, top) = Shown(page, file);
        var (width, height) = ((float)(right - left), (float)(top - bottom));
        return Turn(page, file) is 90 or 270 ? (height, width) : (width, height);
    }

    private static int Turn(PdfDictionary page, PdfFile file) => (((int)file.Number(page.GetValueOrDefault("Rotate")) % 360) + 360) % 360;

    private static (double Left, double Bottom, double Right, double Top) Shown(PdfDictionary page, PdfFile file)
    {
        var media = Box(page, "MediaBox", file) ?? (0, 0, 612, 792);
        if (Box(page, "CropBox", file) is not { } crop)
        {
            return media;
        }

        var cut = (Left: Math.Max(media.Left, crop.Left), Bottom: Math.Max(media.Bottom, crop.Bottom), Right: Math.Min(media.Right, crop.Right), Top: Math.Min(media.Top, crop.Top));
        return cut.Left < cut.Right && cut.Bottom < cut.Top ? cut : media;
    }

    private static (double Left, double Bottom, double Right, double Top)? Box(PdfDictionary page, string name, PdfFile file)
    {
        if (file.Array(page.GetValueOrDefault(name)) is not { Count: >= 4 } corners)
        {
            return null;
        }

        var at = corners.ConvertAll(corner => file.Number(corner));
        return at[0] == at[2] || at[1] == at[3] ? null : (Math.Min(at[0], at[2]), Math.Min(at[1], at[3]), Math.Max(at[0], at[2]), Math.Max(at[1], at[3]));
    }
}
