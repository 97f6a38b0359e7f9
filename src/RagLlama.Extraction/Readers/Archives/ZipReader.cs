using System.IO.Compression;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Archives;

internal static class ZipReader
{
    public static void Read(Stream file, DocumentBuilder builder)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries.Where(entry => IsFile(entry.FullName)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            if (entry.IsEncrypted)
            {
                builder.Warn("embedded_not_read", null, $"{entry.FullName}: it is protected with a password.");
                continue;
            }

            try
            {
                using var content = entry.Open();
                EmbeddedFiles.Read(entry.FullName, content, builder);
            }
            catch (InvalidDataException)
            {
                builder.Warn("embedded_not_read", null, $"{entry.FullName}: it is damaged or packed in a way that is not supported.");
            }
        }
    }

    /// <summary>False for folders and for what operating systems leave behind.</summary>
    public static bool IsFile(string name)
    {
        var last = name.AsSpan(name.LastIndexOfAny(['/', '\\']) + 1);
        return last.Length > 0 && !name.StartsWith("__MACOSX/", StringComparison.Ordinal) && last is not (".DS_Store" or "Thumbs.db" or "desktop.ini");
    }
}
