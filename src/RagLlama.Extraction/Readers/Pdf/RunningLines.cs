using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Finds what a print repeats at the edge of its pages: headers, footers, page numbers.</summary>
internal sealed partial class RunningLines
{
    /// <summary>Share of the page's height, above and below, where running lines stand.</summary>
    private const float Margin = 0.12f;

    private const int LeastPages = 3;
    private const double LeastShare = 0.4;

    /// <summary>More lines than this at the edge of most pages are the head or foot of a form, which says something on each page.</summary>
    private const int MostLines = 5;

    private const int LettersInside = 60;

    private readonly HashSet<string> repeated;
    private readonly bool isFormAbove;
    private readonly bool isFormBelow;

    public RunningLines(List<PdfPage> pages)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (var key in page.Blocks.SelectMany(lines => lines).Where(line => IsInMargin(line, page)).Select(line => Key(line, page)).Distinct())
            {
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }

        (isFormAbove, isFormBelow) = (IsForm(pages, above: true), IsForm(pages, above: false));
        var least = Math.Max(LeastPages, (int)Math.Ceiling(pages.Count * LeastShare));
        repeated = [.. seen.Where(pair => pair.Value >= least).Select(pair => pair.Key)];
    }

    public bool Contains(PdfLine line, PdfPage page) =>
        IsInMargin(line, page) && !IsInside(line, page) && !(line.Box.Top < page.Height / 2 ? isFormAbove : isFormBelow) && (repeated.Contains(Key(line, page)) || (PageNumber().IsMatch(line.Text) && IsOutermost(line, page)));

    /// <summary>Nothing but running lines stands between a page's number and its edge: an "X" in the last row of a table is none.</summary>
    private bool IsOutermost(PdfLine line, PdfPage page) => !page.Blocks.SelectMany(block => block)
        .Any(other => IsBeyond(other, line, page) && !repeated.Contains(Key(other, page)) && !PageNumber().IsMatch(other.Text));

    private static bool IsBeyond(PdfLine other, PdfLine line, PdfPage page) =>
        IsInMargin(other, page) && (line.Box.Top < page.Height / 2 ? other.Box.Bottom <= line.Box.Top + 1 : other.Box.Top >= line.Box.Bottom - 1);

    /// <summary>What says something else on each page stands between the line and the edge: a table with the same head on each page.</summary>
    private bool IsInside(PdfLine line, PdfPage page) => page.Blocks.SelectMany(block => block)
        .Where(other => IsBeyond(other, line, page) && !repeated.Contains(Key(other, page)) && !PageNumber().IsMatch(other.Text))
        .Sum(other => other.Text.Length) > LettersInside;

    private static bool IsForm(List<PdfPage> pages, bool above)
    {
        var lines = pages.Where(page => page.Blocks.Count > 0)
            .Select(page => page.Blocks.SelectMany(block => block).Count(line => IsInMargin(line, page) && line.Box.Top < page.Height / 2 == above)).Order().ToList();
        return lines.Count > 0 && lines[lines.Count / 2] > MostLines;
    }

    private static bool IsInMargin(PdfLine line, PdfPage page) =>
        line.Box.Bottom < page.Height * Margin || line.Box.Top > page.Height * (1 - Margin);

    /// <summary>Numbers change from page to page; the rest and the edge stay.</summary>
    private static string Key(PdfLine line, PdfPage page) => (line.Box.Top < page.Height / 2 ? "top " : "bottom ") + Digits().Replace(line.Text, "#");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\W*(?:(?:page|seite|página|pagina|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|von|de|di|/|\|)\s*\d{1,4})?\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
