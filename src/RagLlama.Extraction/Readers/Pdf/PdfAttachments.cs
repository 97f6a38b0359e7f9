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
        if (!PdfMentions.OfEmbeddedFiles(path))
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
}
