using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Finds footnotes: small print at the foot of a column that begins with a mark. They go to the end of their page, so that no sentence is cut in two by them.</summary>
internal static partial class Footnotes
{
    /// <summary>Largest letters of a footnote, as a share of those of running text.</summary>
    private const float Small = 0.93f;

    /// <summary>Share of the page above which there are none.</summary>
    private const float Highest = 0.5f;

    public static List<PagePart> Mark(List<PagePart> parts, PdfPage page, PdfHeadings headings)
    {
        var notes = new List<PagePart>();
        var rest = new List<PagePart>();
        foreach (var part in parts)
        {
            var start = part.Table is null ? part.Lines.FindIndex(line => Begins(line, page, headings)) : -1;
            if (start < 0 || !part.Lines.Skip(start).All(line => IsSmall(line, headings)) || HasTextBelow(part, parts, headings))
            {
                rest.Add(part);
                continue;
            }

            if (start > 0)
            {
                rest.Add(new PagePart(part.Lines[..start], null));
            }

            foreach (var line in part.Lines.Skip(start))
            {
                if (Begins(line, page, headings))
                {
                    notes.Add(new PagePart([line], null) { IsNote = true });
                }
                else
                {
                    notes[^1] = new PagePart([.. notes[^1].Lines, line], null) { IsNote = true };
                }
            }
        }

        return [.. rest, .. notes];
    }

    private static bool Begins(PdfLine line, PdfPage page, PdfHeadings headings) =>
        line.Box.Top > page.Height * Highest && IsSmall(line, headings) && Marked().IsMatch(line.Text);

    private static bool IsSmall(PdfLine line, PdfHeadings headings) => line.Height <= headings.Body * Small;

    /// <summary>Running text below, in the same column.</summary>
    private static bool HasTextBelow(PagePart note, List<PagePart> parts, PdfHeadings headings) =>
        parts.Exists(part => part != note && part.Box.Top > note.Box.Bottom - 2 && part.Box.Left < note.Box.Right && note.Box.Left < part.Box.Right && (part.Table is not null || part.Lines.Exists(line => !IsSmall(line, headings))));

    [GeneratedRegex(@"^(?:\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\])[.)]?\s*[\p{L}\""“„«‘(]")]
    private static partial Regex Marked();
}
