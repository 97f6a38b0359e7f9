using System.IO.Compression;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Formats;

internal static class ZipDetector
{
    /// <exception cref="ExtractionFailedException">Would unpack to more than is allowed; nothing was unpacked.</exception>
    /// <exception cref="UnsupportedFileException">A packed file of another kind.</exception>
    public static FileFormat Detect(Stream file, ChildLimits limits)
    {
        using var archive = Open(file);
        ZipSafety.Check(archive, limits);
        if (archive.GetEntry("[Content_Types].xml") is not null || archive.GetEntry("_rels/.rels") is not null)
        {
            return OfficeKind(archive);
        }

        return Named(archive);
    }

    private static ZipArchive Open(Stream file)
    {
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (InvalidDataException)
        {
            throw new ExtractionFailedException("corrupt", "The packed file is damaged or cut off. Get a fresh copy of it.");
        }
    }

    private static FileFormat OfficeKind(ZipArchive archive)
    {
        bool Has(string folder) => archive.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase));
        return Has("word/") ? FileFormat.Word
            : Has("ppt/") ? FileFormat.Slides
            : Has("xl/") ? FileFormat.Sheets
            : Has("visio/") ? throw new UnsupportedFileException("application/vnd.ms-visio.drawing", "This is a Visio drawing. Save it as PDF.")
            : FileFormat.Zip;
    }

    /// <summary>OpenDocument and EPUB files name their kind in their first part; any other packed file is an archive.</summary>
    private static FileFormat Named(ZipArchive archive)
    {
        if (archive.GetEntry("mimetype") is not { Length: < 200 } named)
        {
            return archive.GetEntry("META-INF/container.xml") is null ? FileFormat.Zip : FileFormat.Epub;
        }

        using var reader = new StreamReader(named.Open());
        var mediaType = reader.ReadToEnd().Trim();
        return mediaType switch
        {
            "application/epub+zip" => FileFormat.Epub,
            _ when mediaType.StartsWith(FileFormat.OpenText.MediaType, StringComparison.Ordinal) => FileFormat.OpenText with { MediaType = mediaType },
            _ when mediaType.StartsWith(FileFormat.OpenSheets.MediaType, StringComparison.Ordinal) => FileFormat.OpenSheets with { MediaType = mediaType },
            _ when mediaType.StartsWith(FileFormat.OpenSlides.MediaType, StringComparison.Ordinal) => FileFormat.OpenSlides with { MediaType = mediaType },
            _ when mediaType.StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal) =>
                throw new UnsupportedFileException(mediaType, "This is an OpenDocument drawing, formula or database. Save it as PDF."),
            _ => FileFormat.Zip,
        };
    }
}
