using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Readers.Html;
using RagLlama.Extraction.Readers.Mail;
using RagLlama.Extraction.Readers.Markdown;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.Pdf;
using RagLlama.Extraction.Readers.Sheets;
using RagLlama.Extraction.Readers.Slides;
using RagLlama.Extraction.Readers.Text;
using RagLlama.Extraction.Readers.Word;

namespace RagLlama.Extraction.Readers;

internal static class FileReading
{
    public static ExtractedDocument Read(ChildRequest request)
    {
        using var file = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var format = FormatDetector.Detect(file, request.FileName, request.Limits);
        file.Position = 0;
        var builder = new DocumentBuilder(request.Limits);
        switch (format.Kind)
        {
            case FileKind.Markdown:
                MarkdownReader.Read(TextDecoder.Decode(Bytes(file)), builder);
                break;
            case FileKind.PlainText:
                PlainTextReader.Read(TextDecoder.Decode(Bytes(file)), builder);
                break;
            case FileKind.Html:
                HtmlReader.Read(Bytes(file), null, builder);
                break;
            case FileKind.Csv:
                CsvReader.Read(TextDecoder.Decode(Bytes(file)), builder);
                break;
            case FileKind.Mail:
                MailReader.Read(Bytes(file), builder);
                break;
            case FileKind.Pdf:
                PdfReader.Read(request.Path, builder);
                break;
            default:
                ReadOffice(format.Kind, file, builder);
                break;
        }

        if (builder.IsEmpty)
        {
            builder.Warn("no_text", null, "The file holds no text that can be read.");
        }

        return builder.Build(format.MediaType);
    }

    private static void ReadOffice(FileKind kind, Stream file, DocumentBuilder builder)
    {
        using var package = new OfficePackage(file, builder.Limits);
        switch (kind)
        {
            case FileKind.Word:
                WordReader.Read(package, builder);
                break;
            case FileKind.Slides:
                SlidesReader.Read(package, builder);
                break;
            default:
                SheetsReader.Read(package, builder);
                break;
        }

        package.ReadProperties(builder);
    }

    private static byte[] Bytes(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
