using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Formats;

internal static partial class TextKinds
{
    public static FileFormat Detect(string text, string fileName)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            throw new UnsupportedFileException("application/rtf", "This is a Rich Text file. Save it as .docx or PDF.");
        }

        var extension = Path.GetExtension(fileName);
        switch (extension.ToUpperInvariant())
        {
            case ".MD" or ".MARKDOWN" or ".MDX":
                return FileFormat.Markdown;
            case ".CSV":
                return FileFormat.Csv;
            case ".TSV" or ".TAB":
                return FileFormat.TabSeparated;
            case ".HTML" or ".HTM" or ".XHTML":
                return FileFormat.Html;
            case ".EML":
                return FileFormat.Mail;
            case ".SVG":
                throw new UnsupportedFileException("image/svg+xml", "This is a drawing, which is not read in this release. Save it as PDF.");
            default:
                break;
        }

        if (HtmlStart().IsMatch(text))
        {
            return FileFormat.Html;
        }

        return !extension.Equals(".txt", StringComparison.OrdinalIgnoreCase) && LooksLikeMail(text) ? FileFormat.Mail : FileFormat.PlainText;
    }

    /// <summary>A mail starts with header lines; two that only mails have, before the first empty line, are proof enough.</summary>
    private static bool LooksLikeMail(string text)
    {
        var known = 0;
        foreach (var line in text.AsSpan().TrimStart().EnumerateLines())
        {
            if (line.IsEmpty || known >= 2)
            {
                break;
            }

            if (line[0] is ' ' or '\t' || line.StartsWith("From ", StringComparison.Ordinal) || line.StartsWith(">From ", StringComparison.Ordinal))
            {
                continue;
            }

            if (!HeaderLine().IsMatch(line))
            {
                return false;
            }

            known += MailHeader().IsMatch(line) ? 1 : 0;
        }

        return known >= 2;
    }

    [GeneratedRegex(@"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlStart();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,60}[ \t]*:")]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^(?:From|To|Subject|Date|Received|Message-ID|MIME-Version|Return-Path|Content-Type|Delivered-To|Reply-To|X-[A-Za-z-]+)[ \t]*:", RegexOptions.IgnoreCase)]
    private static partial Regex MailHeader();
}
