using System.Globalization;
using RagLlama.Documents;
using RagLlama.Extraction.Readers.Pdf;

namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>Reads tesseract's TSV: a row for each page, block, paragraph, line and word, each with its box in pixels.</summary>
internal static class OcrTable
{
    /// <summary>Words below are specks of dust and strokes of pictures more often than words.</summary>
    private const float LeastConfidence = 0.30f;

    private const int MostRows = 2_000_000;

    public static List<OcrPage> Read(Stream stream, float pointsPerPixel, int firstPage)
    {
        using var reader = new StreamReader(stream, System.Text.Encoding.UTF8);
        var pages = new SortedDictionary<int, Dictionary<(int Block, int Paragraph, int Line), List<Word>>>();
        for (var row = 0; row < MostRows && reader.ReadLine() is { } line; row++)
        {
            var fields = line.Split('\t');
            if (fields.Length < 12 || fields[0] != "5" || string.IsNullOrWhiteSpace(fields[11]) || Number(fields[10]) / 100 < LeastConfidence)
            {
                continue;
            }

            var page = (int)Number(fields[1]);
            var lines = pages.TryGetValue(page, out var found) ? found : pages[page] = [];
            var key = ((int)Number(fields[2]), (int)Number(fields[3]), (int)Number(fields[4]));
            if (!lines.TryGetValue(key, out var words))
            {
                lines[key] = words = [];
            }

            var (left, top) = (Number(fields[6]) * pointsPerPixel, Number(fields[7]) * pointsPerPixel);
            words.Add(new Word(fields[11].Trim(), left, top, left + (Number(fields[8]) * pointsPerPixel), top + (Number(fields[9]) * pointsPerPixel), Number(fields[10]) / 100));
        }

        return [.. pages.Select((page, i) => Page(page.Value, firstPage + i))];
    }

    private static OcrPage Page(Dictionary<(int Block, int Paragraph, int Line), List<Word>> lines, int number)
    {
        var words = lines.Values.SelectMany(line => line).ToList();
        var blocks = lines.GroupBy(line => (line.Key.Block, line.Key.Paragraph)).Select(block => block.Select(line => Line(line.Value, number)).ToList()).ToList();
        return new OcrPage(blocks, words.Count == 0 ? 0 : words.Average(word => word.Confidence));
    }

    private static PdfLine Line(List<Word> words, int page)
    {
        var box = new PageBox(page, words.Min(word => word.Left), words.Min(word => word.Top), words.Max(word => word.Right), words.Max(word => word.Bottom));

        // The boxes hug the letters, so a line without tall letters is low: the line's own height says more.
        return new PdfLine(string.Join(' ', words.Select(word => word.Text)), box, box.Bottom - box.Top, words.ConvertAll(word => new PdfWord(word.Text, word.Left, word.Right)))
        {
            Confidence = words.Average(word => word.Confidence),
        };
    }

    private static float Number(string field) => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed record Word(string Text, float Left, float Top, float Right, float Bottom, float Confidence);
}
