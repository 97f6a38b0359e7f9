using System.Globalization;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Readers.Pdf;

namespace RagLlama.Extraction.Rendering;

/// <summary>A PDF page as a picture with the highlighted places marked.</summary>
internal static class PageRenderer
{
    /// <summary>Pixels of the longer side at most: an A0 poster at the highest resolution would take a gigabyte otherwise.</summary>
    private const int MaxSide = 5000;

    /// <summary>Null when the file is no PDF or has no such page.</summary>
    public static byte[]? Render(ChildRequest request)
    {
        using (var file = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            Span<byte> head = stackalloc byte[1024];
            var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (head[..length].IndexOf("%PDF-"u8) < 0)
            {
                return null;
            }
        }

        var (info, password) = PdfPassword.Open(request.Path, request.Limits);
        var pages = info.Pages;
        if (request.Page < 1 || request.Page > pages.Count)
        {
            return null;
        }

        var size = pages[request.Page - 1];
        var pixels = Math.Max(size.Width, size.Height) / 72 * request.DotsPerInch;
        var page = request.Page.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["-cropbox", "-f", page, "-l", page, .. Resolution(pixels, request.DotsPerInch), .. password, request.Path];
        PixelMap? picture = null;
        Poppler.Run("pdftoppm", arguments, request.Limits, stream => picture = PixelMap.Read(stream));
        if (picture is null)
        {
            throw new ExtractionFailedException("corrupt", "The page could not be drawn.");
        }

        foreach (var box in request.Highlights.Where(box => box.Page == request.Page))
        {
            picture.Mark(box, picture.Width / size.Width, picture.Height / size.Height);
        }

        return PngEncoder.Encode(picture);
    }

    private static string[] Resolution(float pixels, int dotsPerInch) => pixels > MaxSide
        ? ["-scale-to", MaxSide.ToString(CultureInfo.InvariantCulture)]
        : ["-r", dotsPerInch.ToString(CultureInfo.InvariantCulture)];
}
