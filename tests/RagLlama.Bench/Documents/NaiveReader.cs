using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace RagLlama.Bench.Documents;

/// <summary>What an afternoon's reader gets: pdftotext for PDF, tags stripped from everything that is XML or HTML, other text as it is.</summary>
internal static partial class NaiveReader
{
    public static string Read(string path, string format)
    {
        try
        {
            return format switch
            {
                "pdf" => PdfToText(path),
                "docx" => Packed(path, "^word/document\\.xml$"),
                "pptx" => Packed(path, "^ppt/slides/slide\\d+\\.xml$"),
                "xlsx" or "xlsm" => Packed(path, "^xl/(?:sharedStrings|worksheets/sheet\\d+)\\.xml$"),
                "odt" or "ods" or "odp" => Packed(path, "^content\\.xml$"),
                "epub" => Packed(path, "html?$"),
                "html" => Strip(Scripts().Replace(File.ReadAllText(path), " ")),
                "md" or "csv" or "tsv" or "txt" or "rst" or "eml" or "ipynb" => File.ReadAllText(path),
                _ => "",
            };
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return "";
        }
    }

    private static string PdfToText(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-q", "-enc", "UTF-8", path, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        return process.StandardOutput.ReadToEnd();
    }

    private static string Packed(string path, string parts)
    {
        using var archive = ZipFile.OpenRead(path);
        var text = new StringBuilder();
        foreach (var entry in archive.Entries.Where(entry => Regex.IsMatch(entry.FullName, parts)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(Strip(ParagraphEnd().Replace(reader.ReadToEnd(), " "))).Append('\n');
        }

        return text.ToString();
    }

    private static string Strip(string markup) => WebUtility.HtmlDecode(AnyTag().Replace(markup, markup.Contains("<w:", StringComparison.Ordinal) || markup.Contains("<a:", StringComparison.Ordinal) ? "" : " "));

    [GeneratedRegex(@"(?is)<(script|style).*?</\1>|<!--.*?-->")]
    private static partial Regex Scripts();

    [GeneratedRegex("</(?:w:p|w:tc|w:tr|a:p)>|<w:(?:tab|br)[^>]*>")]
    private static partial Regex ParagraphEnd();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex AnyTag();
}
