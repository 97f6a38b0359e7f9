using System.Xml.Linq;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Encrypted;
using RagLlama.Extraction.Readers.Office;

namespace RagLlama.Extraction.Readers.OpenDocument;

/// <summary>OpenDocument 1.3 (ISO/IEC 26300): text, spreadsheets and presentations.</summary>
internal static class OpenDocumentReader
{
    public static void Read(Stream file, FileKind kind, DocumentBuilder builder)
    {
        using var package = new OfficePackage(file, builder.Limits);
        if (package.Load("META-INF/manifest.xml") is { } manifest && EncryptedOpenDocument.IsProtected(manifest))
        {
            using var opened = EncryptedOpenDocument.Open(package, manifest, builder.Limits);
            using var plain = new OfficePackage(opened, builder.Limits);
            Read(plain, kind, builder);
            return;
        }

        Read(package, kind, builder);
    }

    private static void Read(OfficePackage package, FileKind kind, DocumentBuilder builder)
    {
        var content = package.LoadMain("content.xml");
        var body = content.Child("body");
        var styles = new OpenStyles(content, package.Load("styles.xml"));
        switch (kind)
        {
            case FileKind.OpenSheets:
                OpenSheets.Write(body?.Child("spreadsheet"), styles, package.Load, builder);
                break;
            case FileKind.OpenSlides:
                OpenSlides.Write(body?.Child("presentation"), styles, package.Load, builder);
                break;
            default:
                new OpenBlocks(builder, styles, package.Load).Write(body?.Child("text"));
                break;
        }

        ReadProperties(package.Load("meta.xml"), builder);
    }

    private static void ReadProperties(XElement? meta, DocumentBuilder builder)
    {
        var title = meta.All("title").FirstOrDefault()?.Value.Trim();
        builder.Title = string.IsNullOrEmpty(title) ? builder.Title : title;
        var date = meta.All("date").FirstOrDefault()?.Value ?? meta.All("creation-date").FirstOrDefault()?.Value;
        builder.ModifiedAt = DateTimeOffset.TryParse(date, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : builder.ModifiedAt;
    }
}
