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

        throw Unsupported(archive);
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
            : throw new UnsupportedFileException("application/zip", "This packed file is no Word, Excel or PowerPoint document. Save it as one of these, or as PDF.");
    }

    private static UnsupportedFileException Unsupported(ZipArchive archive)
    {
        if (archive.GetEntry("mimetype") is not { Length: < 200 } named)
        {
            return new UnsupportedFileException("application/zip", "This is an archive. Unpack it and add the files inside.");
        }

        using var reader = new StreamReader(named.Open());
        var mediaType = reader.ReadToEnd().Trim();
        return mediaType.StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal)
            ? new UnsupportedFileException(mediaType, "This is an OpenDocument file. Save it as .docx, .xlsx, .pptx or PDF.")
            : new UnsupportedFileException(mediaType == "application/epub+zip" ? mediaType : "application/zip", "This is a packed file of a kind that is not read. Save it as .docx or PDF.");
    }
}
