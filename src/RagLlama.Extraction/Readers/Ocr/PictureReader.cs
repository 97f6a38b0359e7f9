using System.Globalization;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>A picture as a document: what is written in it.</summary>
internal static class PictureReader
{
    /// <summary>Pictures are taken to be scanned at this many dots per inch; it only scales the boxes.</summary>
    private const float DotsPerInch = 300;

    /// <summary>Logos and icons hold no text worth recognising.</summary>
    private const int LeastSide = 100;

    private static int count;

    public static void Read(string path, FileFormat format, DocumentBuilder builder)
    {
        if (PictureSize.Read(path) is { } size)
        {
            if ((long)size.Width * size.Height > builder.Limits.Pixels)
            {
                throw new ExtractionFailedException("limit_pixels", $"The picture has {size.Width} × {size.Height} pixels; {builder.Limits.Pixels / 1_000_000} million are allowed (Extraction:MaxMegapixels).");
            }

            if (Math.Min(size.Width, size.Height) < LeastSide)
            {
                return;
            }
        }

        if (!builder.Limits.Ocr)
        {
            throw new UnsupportedFileException(format.MediaType, "This is a picture, and recognising text is switched off (Extraction:Ocr).");
        }

        var tesseract = Tesseract.Find(builder.Limits)
            ?? throw new UnsupportedFileException(format.MediaType, "This is a picture. To read the text in it, install tesseract: apt-get install tesseract-ocr");
        var pages = Recognise(path, tesseract, builder);
        for (var i = 0; i < pages.Count; i++)
        {
            builder.Page = i + 1;
            foreach (var block in pages[i].Blocks)
            {
                builder.Confidence = block.Average(line => line.Confidence);
                builder.AddLines(BlockType.Paragraph, 0, block[0].Box, block.ConvertAll(line => (line.Text, line.Box)));
            }
        }

        builder.Confidence = null;
        builder.PageCount = Math.Max(1, pages.Count);
        builder.Page = null;
    }

    /// <summary>Level where the picture can be drawn and is not; as it is otherwise.</summary>
    private static List<OcrPage> Recognise(string path, Tesseract tesseract, DocumentBuilder builder)
    {
        var drawn = Path.Combine(Path.GetTempPath(), "picture-" + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
        try
        {
            return PictureDrawing.TryDraw(path, drawn, builder) && LevelPicture.Make(drawn + ".pgm", 72 / DotsPerInch) is { } level
                ? level.Restore(tesseract.Read(drawn + ".pgm", 72 / DotsPerInch, 1))
                : tesseract.Read(path, 72 / DotsPerInch, 1);
        }
        finally
        {
            File.Delete(drawn + ".pgm");
        }
    }
}
