using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Pdf;

namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>
/// Draws a JPEG or PNG picture as a graymap: PDF knows both ways of packing pixels, so a page is written around the packed pixels as they are and poppler
/// draws it, under the limits of its tools.
/// </summary>
internal static class PictureDrawing
{
    /// <summary>False for a picture that PDF cannot hold as it is: other formats, transparency, interlacing.</summary>
    public static bool TryDraw(string path, string target, DocumentBuilder builder)
    {
        var bytes = File.ReadAllBytes(path);
        if (PictureSize.Read(path) is not { Width: > 0, Height: > 0 } size || Describe(bytes) is not { } picture)
        {
            return false;
        }

        var pdf = target + ".pdf";
        try
        {
            File.WriteAllBytes(pdf, Page(size.Width, size.Height, picture.Entries, picture.Data));
            Poppler.Run("pdftoppm", ["-gray", "-r", "72", "-f", "1", "-l", "1", "-singlefile", pdf, target], builder.Limits, static output => output.CopyTo(Stream.Null));
            return File.Exists(target + ".pgm");
        }
        catch (ExtractionFailedException)
        {
            // Tesseract may know better how to open it.
            return false;
        }
        finally
        {
            File.Delete(pdf);
        }
    }

    private static (string Entries, byte[] Data)? Describe(byte[] bytes) => bytes switch
    {
        [0xFF, 0xD8, ..] => Jpeg(bytes),
        [0x89, 0x50, ..] => Png(bytes),
        _ => null,
    };

    private static (string Entries, byte[] Data)? Jpeg(byte[] bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2)))
        {
            if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return bytes[at + 9] switch
                {
                    1 => ("/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", bytes),
                    3 => ("/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", bytes),
                    _ => null,
                };
            }
        }

        return null;
    }

    private static (string Entries, byte[] Data)? Png(byte[] bytes)
    {
        using var data = new MemoryStream();
        var (palette, colours, depth) = ("", 0, 0);
        var width = 0u;
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            var kind = Encoding.ASCII.GetString(bytes, at + 4, 4);
            if (length < 0 || at + 12L + length > bytes.Length)
            {
                return null;
            }

            var content = bytes.AsSpan(at + 8, length);
            switch (kind)
            {
                case "IHDR" when length >= 13:
                    (width, depth) = (BinaryPrimitives.ReadUInt32BigEndian(content), content[8]);
                    colours = content[9] switch { 0 or 3 => 1, 2 => 3, _ => 0 };
                    if (colours == 0 || content[12] != 0)
                    {
                        return null;
                    }

                    break;
                case "PLTE":
                    palette = string.Create(CultureInfo.InvariantCulture, $"[/Indexed /DeviceRGB {(length / 3) - 1} <{Convert.ToHexString(content)}>]");
                    break;
                case "IDAT":
                    data.Write(content);
                    break;
                default:
                    break;
            }

            at += 12 + length;
        }

        var space = palette.Length > 0 && colours == 1 ? palette : colours == 3 ? "/DeviceRGB" : "/DeviceGray";
        return data.Length == 0 || colours == 0
            ? null
            : (string.Create(CultureInfo.InvariantCulture, $"/ColorSpace {space} /BitsPerComponent {depth} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {colours} /BitsPerComponent {depth} /Columns {width} >>"), data.ToArray());
    }

    /// <summary>A page with one pixel for each point.</summary>
    private static byte[] Page(uint width, uint height, string entries, byte[] data)
    {
        using var pdf = new MemoryStream();
        var offsets = new List<long>();
        void Text(FormattableString text) => pdf.Write(Encoding.Latin1.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
        void Begin()
        {
            offsets.Add(pdf.Position);
            Text($"{offsets.Count} 0 obj\n");
        }

        var content = string.Create(CultureInfo.InvariantCulture, $"{width} 0 0 {height} 0 0 cm /P Do");
        Text($"%PDF-1.5\n");
        Begin();
        Text($"<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Begin();
        Text($"<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n");
        Begin();
        Text($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Resources << /XObject << /P 5 0 R >> >> /Contents 4 0 R >>\nendobj\n");
        Begin();
        Text($"<< /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\n");
        Begin();
        Text($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} {entries} /Length {data.Length} >>\nstream\n");
        pdf.Write(data);
        Text($"\nendstream\nendobj\n");
        var start = pdf.Position;
        Text($"xref\n0 6\n0000000000 65535 f \n");
        offsets.ForEach(offset => Text($"{offset:0000000000} 00000 n \n"));
        Text($"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return pdf.ToArray();
    }
}
