using System.Text.RegularExpressions;
using RagLlama.Documents;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Poppler often takes the bullets of a list for a column of their own; each goes back in front of its text.</summary>
internal static partial class ListMarks
{
    /// <summary>Widest space between a mark and its text, in points.</summary>
    private const float WidestSpace = 42;

    private const int MostLines = 2000;

    public static void Join(PdfPage page)
    {
        var lines = page.Blocks.SelectMany(block => block).ToList();
        if (lines.Count > MostLines)
        {
            return;
        }

        var texts = lines.FindAll(line => !Mark().IsMatch(line.Text));
        foreach (var mark in lines.Where(line => Mark().IsMatch(line.Text)))
        {
            var text = texts.Where(line => IsBeside(mark, line)).MinBy(line => line.Box.Left);
            if (text is null)
            {
                continue;
            }

            Replace(page, mark, null);
            var joined = text with
            {
                Text = mark.Text + ' ' + text.Text,
                Box = new PageBox(text.Box.Page, mark.Box.Left, Math.Min(mark.Box.Top, text.Box.Top), text.Box.Right, Math.Max(mark.Box.Bottom, text.Box.Bottom)),
                Words = [.. mark.Words, .. text.Words],
            };
            Replace(page, text, joined);
            texts.Remove(text);
        }

        page.Blocks.RemoveAll(block => block.Count == 0);
    }

    private static bool IsBeside(PdfLine mark, PdfLine line)
    {
        var overlap = Math.Min(mark.Box.Bottom, line.Box.Bottom) - Math.Max(mark.Box.Top, line.Box.Top);
        return overlap > 0.5f * Math.Min(mark.Box.Bottom - mark.Box.Top, line.Box.Bottom - line.Box.Top)
            && line.Box.Left - mark.Box.Right is >= -1 and < WidestSpace;
    }

    private static void Replace(PdfPage page, PdfLine line, PdfLine? with)
    {
        foreach (var block in page.Blocks)
        {
            var at = block.FindIndex(other => ReferenceEquals(other, line));
            if (at >= 0)
            {
                block.RemoveAt(at);
                if (with is not null)
                {
                    block.Insert(at, with);
                }

                return;
            }
        }
    }

    [GeneratedRegex(@"^[•◦▪●■‣·○❖➢✓]$")]
    private static partial Regex Mark();
}
