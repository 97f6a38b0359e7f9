using RagLlama.Extraction.Building;
using RagLlama.Extraction.Child;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Protocol;
using RagLlama.Extraction.Readers.Archives;
using RagLlama.Extraction.Readers.Data;
using RagLlama.Extraction.Readers.Encrypted;
using RagLlama.Extraction.Readers.Epub;
using RagLlama.Extraction.Readers.Html;
using RagLlama.Extraction.Readers.Mail;
using RagLlama.Extraction.Readers.Markdown;
using RagLlama.Extraction.Readers.Markup;
using RagLlama.Extraction.Readers.Ocr;
using RagLlama.Extraction.Readers.Office;
using RagLlama.Extraction.Readers.OldOffice;
using RagLlama.Extraction.Readers.OpenDocument;
using RagLlama.Extraction.Readers.Outlook;
using RagLlama.Extraction.Readers.Pdf;
using RagLlama.Extraction.Readers.RichText;
using RagLlama.Extraction.Readers.Sheets;
using RagLlama.Extraction.Readers.Slides;
using RagLlama.Extraction.Readers.Text;
using RagLlama.Extraction.Readers.Word;

namespace RagLlama.Extraction.Readers;

internal static class FileReading
{
    public static ChildReply Read(ChildRequest request)
    {
        var builder = new DocumentBuilder(request.Limits);
        string mediaType;
        try
        {
            mediaType = ReadInto(request.Path, request.FileName, builder);
        }
        catch (ExtractionFailedException exception) when (exception.Code.StartsWith("limit_", StringComparison.Ordinal) && !builder.IsEmpty)
        {
            return ChildReply.Failed(exception.Code, exception.Message) with { Document = builder.Build(builder.MediaType) };
        }
        catch (OutOfMemoryException) when (!builder.IsEmpty)
        {
            // What the parser held is garbage by now; what it found out is small.
            return Failures.Memory() with { Document = builder.Build(builder.MediaType) };
        }

        if (builder.IsEmpty)
        {
            builder.Warn("no_text", null, "The file holds no text that can be read.");
        }

        return new ChildReply { Document = builder.Build(mediaType) };
    }

    /// <summary>Adds a file's content to a document and returns its media type.</summary>
    public static string ReadInto(string path, string fileName, DocumentBuilder builder)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var format = FormatDetector.Detect(file, fileName, builder.Limits);
        file.Position = 0;
        if (builder.Depth == 0)
        {
            builder.MediaType = format.MediaType;
        }

        switch (format.Kind)
        {
            case FileKind.Pdf:
                PdfReader.Read(path, builder);
                break;
            case FileKind.Word or FileKind.Slides or FileKind.Sheets:
                ReadOffice(format.Kind, file, builder);
                break;
            case FileKind.EncryptedOffice:
                return ReadEncrypted(Bytes(file), fileName, builder);
            case FileKind.OpenText or FileKind.OpenSlides or FileKind.OpenSheets:
                OpenDocumentReader.Read(file, format.Kind, builder);
                break;
            case FileKind.Epub:
                EpubReader.Read(file, builder);
                break;
            case FileKind.OldOffice:
                OldOfficeReader.Read(path, format, builder);
                break;
            case FileKind.Zip:
                ZipReader.Read(file, builder);
                break;
            case FileKind.Tar:
                TarReading.Read(file, builder);
                break;
            case FileKind.Gzip:
                GzipReader.Read(file, fileName, builder);
                break;
            case FileKind.Picture:
                PictureReader.Read(path, format, builder);
                break;
            default:
                ReadText(format.Kind, Bytes(file), builder);
                break;
        }

        return format.MediaType;
    }

    private static void ReadText(FileKind kind, byte[] bytes, DocumentBuilder builder)
    {
        switch (kind)
        {
            case FileKind.Html:
                HtmlReader.Read(bytes, null, builder);
                break;
            case FileKind.Mail:
                MailReader.Read(bytes, builder);
                break;
            case FileKind.OutlookMessage:
                OutlookReader.Read(bytes, builder);
                break;
            case FileKind.WrappedMail:
                WrappedMailReader.Read(bytes, builder);
                break;
            case FileKind.RichText:
                RichTextReader.Read(bytes, builder);
                break;
            case FileKind.Xml:
                XmlReading.Read(bytes, builder);
                break;
            case FileKind.Markdown:
                MarkdownReader.Read(TextDecoder.Decode(bytes), builder);
                break;
            case FileKind.Csv:
                CsvReader.Read(TextDecoder.Decode(bytes), builder);
                break;
            case FileKind.Notebook:
                NotebookReader.Read(TextDecoder.Decode(bytes), builder);
                break;
            case FileKind.Json:
                JsonReading.Read(TextDecoder.Decode(bytes), builder);
                break;
            case FileKind.JsonLines:
                JsonReading.ReadLines(TextDecoder.Decode(bytes), builder);
                break;
            case FileKind.AsciiDoc:
                AsciiDocReader.Read(TextDecoder.Decode(bytes), builder);
                break;
            case FileKind.ReStructuredText:
                ReStructuredTextReader.Read(TextDecoder.Decode(bytes), builder);
                break;
            case FileKind.SourceCode:
                SourceCodeReader.Read(TextDecoder.Decode(bytes), builder);
                break;
            default:
                PlainTextReader.Read(TextDecoder.Decode(bytes), builder);
                break;
        }
    }

    private static string ReadEncrypted(byte[] bytes, string fileName, DocumentBuilder builder)
    {
        using var package = EncryptedOfficeReader.Open(bytes, builder);
        var format = FormatDetector.Detect(package, fileName, builder.Limits);
        if (format.Kind is not (FileKind.Word or FileKind.Slides or FileKind.Sheets))
        {
            throw new UnsupportedFileException(format.MediaType, "The protected file holds no Word, Excel or PowerPoint document. Save a copy without the password and add that.");
        }

        package.Position = 0;
        builder.MediaType = builder.Depth == 0 ? format.MediaType : builder.MediaType;
        ReadOffice(format.Kind, package, builder);
        return format.MediaType;
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
