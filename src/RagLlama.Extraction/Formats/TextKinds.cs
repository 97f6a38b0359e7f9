using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Formats;

internal static partial class TextKinds
{
    private static readonly FrozenSet<string> SourceCode = new[]
    {
        ".C", ".H", ".CC", ".CPP", ".HPP", ".CS", ".CSX", ".FS", ".VB", ".JAVA", ".KT", ".KTS", ".SCALA", ".GROOVY", ".GO", ".RS", ".SWIFT", ".M", ".MM", ".PY", ".RB", ".PHP", ".PL",
        ".LUA", ".R", ".JL", ".DART", ".JS", ".MJS", ".CJS", ".JSX", ".TS", ".TSX", ".VUE", ".CSS", ".SCSS", ".LESS", ".SQL", ".SH", ".BASH", ".ZSH", ".PS1", ".BAT", ".CMD", ".YAML", ".YML",
        ".TOML", ".INI", ".CFG", ".CONF", ".PROPERTIES", ".TF", ".PROTO", ".GRADLE", ".MAKE", ".CMAKE", ".DOCKERFILE", ".CSPROJ", ".RAZOR", ".EX", ".EXS", ".ERL", ".HS", ".CLJ", ".F90", ".PAS",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static FileFormat Detect(string text, string fileName)
    {
        if (text.AsSpan().TrimStart().StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            return FileFormat.RichText;
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
            case ".IPYNB":
                return FileFormat.Notebook;
            case ".JSON" or ".GEOJSON" or ".JSON5":
                return FileFormat.Json;
            case ".JSONL" or ".NDJSON":
                return FileFormat.JsonLines;
            case ".XML" or ".XSD" or ".WSDL" or ".RSS" or ".ATOM":
                return HtmlStart().IsMatch(text) ? FileFormat.Html : FileFormat.Xml;
            case ".ADOC" or ".ASCIIDOC" or ".ASC":
                return FileFormat.AsciiDoc;
            case ".RST" or ".REST":
                return FileFormat.ReStructuredText;
            case var code when SourceCode.Contains(code):
                return FileFormat.SourceCode;
            case ".SVG":
                throw new UnsupportedFileException("image/svg+xml", "This is a drawing, which is not read in this release. Save it as PDF.");
            default:
                break;
        }

        if (HtmlStart().IsMatch(text))
        {
            return FileFormat.Html;
        }

        if (XmlStart().IsMatch(text) && !extension.Equals(".txt", StringComparison.OrdinalIgnoreCase))
        {
            return FileFormat.Xml;
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

    [GeneratedRegex(@"\A\s*<\?xml\s")]
    private static partial Regex XmlStart();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,60}[ \t]*:")]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^(?:From|To|Subject|Date|Received|Message-ID|MIME-Version|Return-Path|Content-Type|Delivered-To|Reply-To|X-[A-Za-z-]+)[ \t]*:", RegexOptions.IgnoreCase)]
    private static partial Regex MailHeader();
}
