using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Readers.Pdf.Drawing;
using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>
/// Weight and colour of the text, and the outline. The weight comes from the file's own drawing operators; <c>pdftohtml -xml</c>, which
/// takes longer than reading the text itself, is asked only about pages and files that cannot be read without it.
/// </summary>
internal sealed partial class PdfStyles
{
    /// <summary>Brightness from which on a colour cannot be read on paper, of 255.</summary>
    private const int Light = 225;

    private const int MostFragments = 200_000;

    /// <summary>Starting the tool costs as much as this many pages.</summary>
    private const int WorthReading = 4;

    /// <summary>How far text may begin beside the box that poppler gives it, in points.</summary>
    private const float Tolerance = 2;

    private readonly Dictionary<int, List<PageBox>> bold = [];
    private readonly PdfDrawings? drawings;
    private int fragments;

    private PdfStyles(PdfDrawings? drawings) => this.drawings = drawings;

    /// <summary>Places of light text, by page, of those that the other tool was asked about.</summary>
    public Dictionary<int, List<PageBox>> Pale { get; } = [];

    /// <summary>Titles of the outline with the page they lead to and their depth from 1.</summary>
    public List<(string Title, int Page, int Level)> Outline { get; } = [];

    /// <summary>What the tool cannot read stays unknown: the text itself comes from elsewhere.</summary>
    public static PdfStyles Read(string path, IReadOnlyList<string> password, PdfFile? file, PdfDrawings? drawings, ChildLimits limits)
    {
        var styles = new PdfStyles(drawings);
        if (file is null || drawings is null)
        {
            styles.Ask(path, [.. password], limits);
            return styles;
        }

        foreach (var (first, last) in Unclear(drawings))
        {
            styles.Ask(path, ["-f", first.ToString(CultureInfo.InvariantCulture), "-l", last.ToString(CultureInfo.InvariantCulture), .. password], limits);
        }

        styles.Outline.Clear();
        styles.Outline.AddRange(PdfOutline.Read(file));
        return styles;
    }

    /// <summary>What is drawn on a page; null when that is not known.</summary>
    public PageDrawing? DrawingOf(int page) => drawings?.Of(page);

    /// <summary>True when most of the line is printed in bold letters.</summary>
    public bool IsBold(PdfLine line) => drawings?.Of(line.Box.Page) is { } drawing
        ? drawing.Texts.Count > 0 && drawing.BoldShare(line.Box.Left - Tolerance, line.Box.Top - Tolerance, line.Box.Right + Tolerance, line.Box.Bottom + Tolerance) > 0.7f
        : bold.TryGetValue(line.Box.Page, out var places) && Share(line.Box, places) > 0.7f;

    /// <summary>Pages that could not be read, in few runs.</summary>
    private static List<(int First, int Last)> Unclear(PdfDrawings drawings)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var page in Enumerable.Range(1, drawings.Count).Where(page => drawings.Of(page) is null))
        {
            if (runs.Count > 0 && page - runs[^1].Last <= WorthReading)
            {
                runs[^1] = (runs[^1].First, page);
            }
            else
            {
                runs.Add((page, page));
            }
        }

        return runs;
    }

    private void Ask(string path, string[] arguments, ChildLimits limits)
    {
        try
        {
            Poppler.Run("pdftohtml", ["-xml", "-i", "-q", "-stdout", "-enc", "UTF-8", .. arguments, path], limits, ReadLines);
        }
        catch (ExtractionFailedException)
        {
            bold.Clear();
            Outline.Clear();
        }
    }

    private static float Share(PageBox line, List<PageBox> places)
    {
        var middle = (line.Top + line.Bottom) / 2;
        var covered = places.Where(place => place.Top <= middle && middle <= place.Bottom).Sum(place => Math.Max(0, Math.Min(place.Right, line.Right) - Math.Max(place.Left, line.Left)));
        return covered / Math.Max(1, line.Right - line.Left);
    }

    private void ReadLines(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var colours = new Dictionary<string, bool>(StringComparer.Ordinal);
        var page = 0;
        var level = 0;
        while (fragments < MostFragments && reader.ReadLine() is { } line)
        {
            if (line.StartsWith("<text ", StringComparison.Ordinal))
            {
                Add(line, page, colours);
            }
            else if (line.StartsWith("<page ", StringComparison.Ordinal))
            {
                page = (int)Number(line, "number");
            }
            else if (line.Contains("<fontspec ", StringComparison.Ordinal))
            {
                colours[Attribute(line, "id")] = IsLight(Attribute(line, "color"));
            }
            else
            {
                // An outline nests one list in another; an item is a line of its own.
                level += OutlineStart().Count(line) - OutlineEnd().Count(line);
                if (Item().Match(line) is { Success: true } item)
                {
                    Outline.Add((WebUtility.HtmlDecode(item.Groups[2].Value), int.Parse(item.Groups[1].ValueSpan, CultureInfo.InvariantCulture), Math.Clamp(level, 1, 6)));
                }
            }
        }
    }

    private void Add(string line, int page, Dictionary<string, bool> colours)
    {
        var isBold = line.Contains("<b>", StringComparison.Ordinal);
        var isPale = colours.GetValueOrDefault(Attribute(line, "font"));
        if (!isBold && !isPale)
        {
            return;
        }

        // Pixels at one and a half times the size in points.
        var (left, top) = (Number(line, "left") / 1.5f, Number(line, "top") / 1.5f);
        var box = new PageBox(page, left, top, left + (Number(line, "width") / 1.5f), top + (Number(line, "height") / 1.5f));
        fragments++;
        if (isBold)
        {
            Of(bold, page).Add(box);
        }

        if (isPale && TextOf().Replace(line, "").Trim().Length > 0)
        {
            Of(Pale, page).Add(box);
        }
    }

    private static List<PageBox> Of(Dictionary<int, List<PageBox>> places, int page) => places.TryGetValue(page, out var found) ? found : places[page] = [];

    private static bool IsLight(string colour) =>
        colour.Length == 7 && int.TryParse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
        && Math.Min(rgb >> 16, Math.Min((rgb >> 8) & 255, rgb & 255)) >= Light;

    private static float Number(string line, string name) => float.TryParse(Attribute(line, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Attribute(string line, string name)
    {
        var start = line.IndexOf($" {name}=\"", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        start += name.Length + 3;
        var end = line.IndexOf('"', start);
        return end < 0 ? "" : line[start..end];
    }

    [GeneratedRegex("<outline>")]
    private static partial Regex OutlineStart();

    [GeneratedRegex("</outline>")]
    private static partial Regex OutlineEnd();

    [GeneratedRegex("<item page=\"(\\d{1,6})\">(.*?)</item>")]
    private static partial Regex Item();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex TextOf();
}
