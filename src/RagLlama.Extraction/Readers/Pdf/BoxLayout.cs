using System.Globalization;
using System.Net;
using System.Text;
using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Reads the output of <c>pdftotext -bbox-layout</c>: one element per line, pages holding flows holding blocks holding lines holding words.
/// It is XHTML in name, but not always well-formed, so it is read line by line.
/// </summary>
internal static class BoxLayout
{
    private const int BufferSize = 64 << 10;
    private const long MaxTextLength = 200L << 20;

    public static List<PdfPage> Read(Stream stream, int maxText)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, BufferSize);
        var pages = new List<PdfPage>();
        var words = new List<(string Text, float Left, float Top, float Right, float Bottom)>();
        long length = 0;
        while (length <= Math.Min(maxText, MaxTextLength) && reader.ReadLine() is { } raw)
        {
            var line = raw.AsSpan().TrimStart();
            if (line.StartsWith("<word ", StringComparison.Ordinal))
            {
                var start = line.IndexOf('>') + 1;
                var end = line.LastIndexOf("</word>", StringComparison.Ordinal);
                if (start > 0 && end > start)
                {
                    var text = Readable(WebUtility.HtmlDecode(line[start..end].ToString()));
                    words.Add((text, Number(line, "xMin"), Number(line, "yMin"), Number(line, "xMax"), Number(line, "yMax")));
                    length += text.Length + 1;
                }
            }
            else if (line.StartsWith("</line>", StringComparison.Ordinal) && words.Count > 0 && pages.Count > 0)
            {
                if (pages[^1].Blocks.Count == 0)
                {
                    pages[^1].Blocks.Add([]);
                }

                pages[^1].Blocks[^1].Add(Line(words, pages.Count));
                words.Clear();
            }
            else if (line.StartsWith("<block ", StringComparison.Ordinal) && pages.Count > 0)
            {
                pages[^1].Blocks.Add([]);
            }
            else if (line.StartsWith("<page ", StringComparison.Ordinal))
            {
                pages.Add(new PdfPage(pages.Count + 1, Number(line, "width"), Number(line, "height"), []));
            }
        }

        return pages;
    }

    /// <summary>Symbol fonts keep their bullets in the private use area, where no other font has a picture for them.</summary>
    private static string Readable(string word) => word.AsSpan().IndexOfAny('\uF0B7', '\uF0A7', '\uF0D8') < 0
        ? word
        : word.Replace('\uF0B7', '•').Replace('\uF0A7', '▪').Replace('\uF0D8', '➢');

    private static PdfLine Line(List<(string Text, float Left, float Top, float Right, float Bottom)> words, int page)
    {
        var box = new PageBox(page, words.Min(word => word.Left), words.Min(word => word.Top), words.Max(word => word.Right), words.Max(word => word.Bottom));
        var heights = words.Select(word => word.Bottom - word.Top).Order().ToList();
        return new PdfLine(string.Join(' ', words.Select(word => word.Text)), box, heights[heights.Count / 2], words.ConvertAll(word => new PdfWord(word.Text, word.Left, word.Right)));
    }

    private static float Number(ReadOnlySpan<char> line, string name)
    {
        var at = line.IndexOf(name + "=\"", StringComparison.Ordinal);
        if (at < 0)
        {
            return 0;
        }

        var value = line[(at + name.Length + 2)..];
        var end = value.IndexOf('"');
        return end > 0 && float.TryParse(value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : 0;
    }
}
