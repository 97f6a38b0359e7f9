using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>What <c>pdfinfo</c> tells: title, date, and each page's size as it is shown.</summary>
internal sealed partial class PdfInfo
{
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

    /// <summary>What programs put there by themselves.</summary>
    [GeneratedRegex(@"^(?:|untitled.*|document\d*|microsoft \w+ - .*|powerpoint presentation|.*\.(?:docx?|pptx?|xlsx?|pdf|indd|tex|qxd|dvi))$", RegexOptions.IgnoreCase)]
    private static partial Regex JunkTitle();
}
