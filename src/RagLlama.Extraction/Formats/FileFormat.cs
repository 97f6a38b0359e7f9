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
}
