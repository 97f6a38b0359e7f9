using System.Text;

namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <summary>Text strings outside of pages: UTF-16 or UTF-8 with a mark, else PDFDocEncoding, which is Latin 1 but for a few signs.</summary>
internal static class PdfText
{
    private const string Signs = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E\uFFFD\u20AC";

    public static string Decode(byte[] bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
        _ => string.Create(bytes.Length, bytes, static (text, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                text[i] = source[i] is >= 0x80 and <= 0xA0 ? Signs[source[i] - 0x80] : (char)source[i];
            }
        }),
    };
}
