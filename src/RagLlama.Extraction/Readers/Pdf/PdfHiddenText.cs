using System.Globalization;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Pdf.Drawing;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Takes out what nobody sees on the page: letters without paint, too small to read, beside the page, cut away, covered, or in the colour of what
/// is behind them. Text that a scan carries under its picture is read as long as there is something in the picture at its place.
/// </summary>
internal static class PdfHiddenText
{
    /// <summary>Print below this height, in points, is a dot to the eye.</summary>
    private const float Smallest = 1.5f;

    /// <summary>Larger ones are no pages that somebody reads, and take long to draw; in points.</summary>
    private const float LargestPage = 8000;

    public static void Remove(string path, IReadOnlyList<string> password, List<PdfPage> pages, PdfStyles styles, DocumentBuilder builder)
    {
        var pictures = new SightOnPage(path, password, builder.Limits);
        var own = pages.FindAll(page => page.Confidence is null);
        pictures.Draw([.. own.Where(page => Math.Max(page.Width, page.Height) < LargestPage && Judge(page, styles) is { } judge && page.Blocks.Exists(block => block.Exists(line => line.Words.Any(word => judge(At(line, word)) == TextSight.Unclear)))).Select(page => page.Number)]);
        foreach (var page in own)
        {
            var places = new List<PageBox>();
            var judge = Judge(page, styles);
            foreach (var block in page.Blocks)
            {
                for (var i = block.Count - 1; i >= 0; i--)
                {
                    var place = block[i].Box;
                    if (IsTooSmall(block[i]) || IsBeside(block[i], page))
                    {
                        block.RemoveAt(i);
                        places.Add(place);
                    }
                    else if (judge is not null && Strip(block, i, judge, page, pictures))
                    {
                        places.Add(place);
                    }
                }
            }

            page.Blocks.RemoveAll(block => block.Count == 0);
            if (places.Count is > 0 and var removed)
            {
                builder.HideAt(places);
                builder.Warn("hidden_text", page.Number, string.Create(CultureInfo.InvariantCulture, $"{removed} {(removed == 1 ? "line" : "lines")} that a reader does not see (without paint, covered, too small, beside the page, or in the colour of the paper) {(removed == 1 ? "was" : "were")} left out."));
            }
        }
    }

    private static bool IsTooSmall(PdfLine line) => line.Height < Smallest && line.Box.Bottom - line.Box.Top < Smallest && line.Text.Length > 3;

    /// <summary>Poppler gives a turned page's sheet with the words as they are read, so both sides count.</summary>
    private static bool IsBeside(PdfLine line, PdfPage page) =>
        line.Box.Right < 0 || line.Box.Bottom < 0 || Math.Max(line.Box.Left, line.Box.Top) > Math.Max(page.Width, page.Height)
        || (line.Box.Left > page.Width && line.Box.Top > page.Height);

    /// <summary>Tells of a word's place whether it is seen; null when all of the page is.</summary>
    private static Func<PageBox, TextSight>? Judge(PdfPage page, PdfStyles styles)
    {
        if (styles.DrawingOf(page.Number) is { } drawing)
        {
            return drawing.Hidden is { } hidden ? place => hidden.Of(place.Left, place.Top, place.Right, place.Bottom) : null;
        }

        return styles.Pale.TryGetValue(page.Number, out var pale) ? place => pale.Exists(light => Holds(light, place)) ? TextSight.Unclear : TextSight.Seen : null;
    }

    private static bool Holds(PageBox light, PageBox place) =>
        light.Top <= (place.Top + place.Bottom) / 2 && light.Bottom >= (place.Top + place.Bottom) / 2 && light.Left - 1 <= place.Left && place.Right <= light.Right + 1;

    private static PageBox At(PdfLine line, PdfWord word) => line.Box with { Left = word.Left, Right = word.Right };

    /// <summary>Takes the words out of a line that are not seen.</summary>
    /// <returns>Whether there were any.</returns>
    private static bool Strip(List<PdfLine> block, int index, Func<PageBox, TextSight> judge, PdfPage page, SightOnPage pictures)
    {
        var line = block[index];
        var kept = new List<PdfWord>(line.Words.Count);
        var before = true;
        foreach (var word in line.Words)
        {
            var place = At(line, word);
            var isSeen = judge(place) switch
            {
                TextSight.Seen => true,
                TextSight.Unclear => SightOnPage.CanTell(word.Text) ? pictures.Shows(page.Number, place) : before,
                _ => false,
            };
            if (isSeen)
            {
                kept.Add(word);
            }

            before = isSeen;
        }

        if (kept.Count == line.Words.Count)
        {
            return false;
        }

        if (kept.Count == 0)
        {
            block.RemoveAt(index);
        }
        else
        {
            block[index] = line.Of(kept);
        }

        return true;
    }
}
