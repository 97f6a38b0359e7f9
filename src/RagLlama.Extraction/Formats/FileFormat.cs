namespace RagLlama.Extraction.Formats;

internal sealed record FileFormat(FileKind Kind, string MediaType)
{
    public static readonly FileFormat Markdown = new(FileKind.Markdown, "text/markdown");
    public static readonly FileFormat PlainText = new(FileKind.PlainText, "text/plain");
    public static readonly FileFormat Html = new(FileKind.Html, "text/html");
    public static readonly FileFormat Csv = new(FileKind.Csv, "text/csv");
    public static readonly FileFormat TabSeparated = new(FileKind.Csv, "text/tab-separated-values");
    public static readonly FileFormat Mail = new(FileKind.Mail, "message/rfc822");
    public static readonly FileFormat Pdf = new(FileKind.Pdf, "application/pdf");
    public static readonly FileFormat Word = new(FileKind.Word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    public static readonly FileFormat Slides = new(FileKind.Slides, "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    public static readonly FileFormat Sheets = new(FileKind.Sheets, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    public static readonly FileFormat OpenText = new(FileKind.OpenText, "application/vnd.oasis.opendocument.text");
    public static readonly FileFormat OpenSlides = new(FileKind.OpenSlides, "application/vnd.oasis.opendocument.presentation");
    public static readonly FileFormat OpenSheets = new(FileKind.OpenSheets, "application/vnd.oasis.opendocument.spreadsheet");
    public static readonly FileFormat Epub = new(FileKind.Epub, "application/epub+zip");
    public static readonly FileFormat RichText = new(FileKind.RichText, "application/rtf");
    public static readonly FileFormat Notebook = new(FileKind.Notebook, "application/x-ipynb+json");
    public static readonly FileFormat Json = new(FileKind.Json, "application/json");
    public static readonly FileFormat JsonLines = new(FileKind.JsonLines, "application/jsonl");
    public static readonly FileFormat Xml = new(FileKind.Xml, "application/xml");
    public static readonly FileFormat AsciiDoc = new(FileKind.AsciiDoc, "text/asciidoc");
    public static readonly FileFormat ReStructuredText = new(FileKind.ReStructuredText, "text/x-rst");
    public static readonly FileFormat SourceCode = new(FileKind.SourceCode, "text/x-source");
    public static readonly FileFormat Zip = new(FileKind.Zip, "application/zip");
    public static readonly FileFormat Tar = new(FileKind.Tar, "application/x-tar");
    public static readonly FileFormat Gzip = new(FileKind.Gzip, "application/gzip");
    public static readonly FileFormat OutlookMessage = new(FileKind.OutlookMessage, "application/vnd.ms-outlook");
}
