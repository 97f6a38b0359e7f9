using System.Globalization;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;
using RagLlama.Extraction.Readers.Archives;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Files that a PDF carries inside.</summary>
internal static class PdfAttachments
{
    private const int Most = 200;
    private static int count;

    public static void Read(string path, IReadOnlyList<string> password, DocumentBuilder builder)
    {
        // Asking a tool costs as much as reading a small file, and few files carry others: their bytes name what holds them, unless they are packed.
        if (!Mentions(path))
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "attached-" + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture))).FullName;
        try
        {
            Poppler.Run("pdfdetach", ["-saveall", "-o", folder, .. password, path], builder.Limits, static output => output.CopyTo(Stream.Null));
        }
        catch (ExtractionFailedException exception)
        {
            builder.Warn("embedded_not_read", null, exception.Message);
        }

        try
        {
            foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Take(Most))
            {
                using var content = File.OpenRead(file);
                EmbeddedFiles.Read(Path.GetFileName(file), content, builder);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Mentions(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        var kept = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var part = buffer.AsSpan(0, kept + read);
            if (part.IndexOf("/EmbeddedFile"u8) >= 0 || part.IndexOf("/Filespec"u8) >= 0 || part.IndexOf("/ObjStm"u8) >= 0)
            {
                return true;
            }

            kept = Math.Min(16, part.Length);
            part[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
