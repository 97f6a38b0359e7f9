using System.Formats.Tar;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Archives;

/// <summary>Regular files of a tape archive; links and devices are not followed.</summary>
internal static class TarReading
{
    public static void Read(Stream file, DocumentBuilder builder)
    {
        using var archive = new TarReader(file, leaveOpen: true);
        var parts = 0;
        while (Next(archive) is { } entry)
        {
            if (++parts > builder.Limits.UnpackedParts)
            {
                throw new ExtractionFailedException("limit_size", $"The archive has more than {builder.Limits.UnpackedParts} parts (Extraction:MaxUnpackedParts).");
            }

            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } content } && ZipReader.IsFile(entry.Name))
            {
                EmbeddedFiles.Read(entry.Name, content, builder);
            }
        }
    }

    private static TarEntry? Next(TarReader archive)
    {
        try
        {
            return archive.GetNextEntry();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new ExtractionFailedException("corrupt", "The archive is damaged or cut off. Get a fresh copy of it.");
        }
    }
}
