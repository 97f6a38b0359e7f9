namespace RagLlama.Extraction.Formats;

internal enum FileKind
{
    Markdown,
    PlainText,
    Html,
    Csv,
    Mail,
    Pdf,
    Word,
    Slides,
    Sheets,
}
