using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Readers.Pdf.Drawing;
using RagLlama.Extraction.Readers.Pdf.Objects;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>What <c>pdfinfo</c> tells: title, date, and each page's size as it is shown.</summary>
internal sealed partial class PdfInfo
{
    private const int MostPages = 100_000;

    public string? Title { get; private set; }

    public DateTimeOffset? ModifiedAt { get; private set; }

    public List<PageSize> Pages { get; } = [];

    public static PdfInfo Read(string path, ChildLimits limits, params string[] password)
    {
        var info = new PdfInfo();
        Poppler.Run("pdfinfo", ["-isodates", "-enc", "UTF-8", "-f", "1", "-l", "100000", .. password, path], limits, stream =>
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                info.ReadLine(line);
            }
        });
        return info;
    }

    /// <summary>The same from the file's own objects; null when they are not what they should be.</summary>
    public static PdfInfo? Of(PdfFile file)
    {
        var info = new PdfInfo();
        foreach (var (page, _) in file.Pages().Take(MostPages))
        {
            var (width, height) = PageFrame.Size(page, file);
            info.Pages.Add(new PageSize(width, height));
        }

        var entries = file.Information;
        info.Title = file.Text(entries?.GetValueOrDefault("Title"))?.Trim() is { } title && !JunkTitle().IsMatch(title) ? title : null;
        info.ModifiedAt = OwnDate(file.Text(entries?.GetValueOrDefault("ModDate"))) ?? OwnDate(file.Text(entries?.GetValueOrDefault("CreationDate")));
        return info.Pages.Count > 0 ? info : null;
    }

    /// <summary>ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm.</summary>
    private static DateTimeOffset? OwnDate(string? value)
    {
        if (PdfDate().Match(value ?? "") is not { Success: true } date)
        {
            return null;
        }

        int Part(int group, int usual) => date.Groups[group].Success ? int.Parse(date.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : usual;
        var offset = new TimeSpan(Part(8, 0), Part(9, 0), 0) * (date.Groups[7].Value == "-" ? -1 : 1);
        try
        {
            return new DateTimeOffset(Part(1, 1), Part(2, 1), Part(3, 1), Part(4, 0), Part(5, 0), Part(6, 0), offset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private void ReadLine(string line)
    {
        if (PageLine().Match(line) is { Success: true } page)
        {
            var number = int.Parse(page.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            if (page.Groups[2].Success)
            {
                Pages.Add(new PageSize(float.Parse(page.Groups[2].ValueSpan, CultureInfo.InvariantCulture), float.Parse(page.Groups[3].ValueSpan, CultureInfo.InvariantCulture)));
            }
            else if (page.Groups[4].Value is "90" or "270" && number == Pages.Count)
            {
                // The size is that of the sheet; text and picture are turned.
                Pages[^1] = new PageSize(Pages[^1].Height, Pages[^1].Width);
            }

            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var value = colon < 0 ? "" : line[(colon + 1)..].Trim();
        switch (colon < 0 ? "" : line[..colon])
        {
            case "Title" when !JunkTitle().IsMatch(value):
                Title = value;
                break;
            case "ModDate":
                ModifiedAt = Date(value);
                break;
            case "CreationDate":
                ModifiedAt ??= Date(value);
                break;
            default:
                break;
        }
    }

    private static DateTimeOffset? Date(string value) =>
        DateTimeOffset.TryParse(value.Length > 3 && value[^3] is '+' or '-' ? value + ":00" : value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    [GeneratedRegex(@"^Page\s+(\d+)\s+(?:size:\s+([\d.]+) x ([\d.]+) pts|rot:\s+(\d+))")]
    private static partial Regex PageLine();

    [GeneratedRegex(@"^\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?)?")]
    private static partial Regex PdfDate();

    /// <summary>What programs put there by themselves.</summary>
    [GeneratedRegex(@"^(?:|untitled.*|document\d*|microsoft \w+ - .*|powerpoint presentation|.*\.(?:docx?|pptx?|xlsx?|pdf|indd|tex|qxd|dvi))$", RegexOptions.IgnoreCase)]
    private static partial Regex JunkTitle();
}
