using System.Globalization;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Archives;

/// <summary>Files inside a file: members of an archive, attachments of a mail. Each is read as on its own; one that cannot be read becomes a warning.</summary>
internal static class EmbeddedFiles
{
    private static int count;

    public static void Read(string name, byte[] content, DocumentBuilder builder)
    {
        using var stream = new MemoryStream(content, writable: false);
        Read(name, stream, builder);
    }

    /// <exception cref="ExtractionFailedException">All files together unpack to more than is allowed (<c>limit_size</c>).</exception>
    public static void Read(string name, Stream content, DocumentBuilder builder)
    {
        if (builder.IsFull)
        {
            return;
        }

        if (builder.Depth >= builder.Limits.ArchiveDepth)
        {
            builder.Warn("limit_archive_depth", null, $"Not read, because it is inside more than {builder.Limits.ArchiveDepth} files (Extraction:MaxArchiveDepth): {name}");
            return;
        }

        var path = Path.Combine(Path.GetTempPath(), "embedded-" + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
        try
        {
            Save(content, path, builder.Budget);
            ReadSaved(path, name, builder);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Save(Stream content, string path, UnpackBudget budget)
    {
        using var file = File.Create(path);
        using var counted = new BudgetStream(content, budget);
        counted.CopyTo(file);
    }

    private static void ReadSaved(string path, string name, DocumentBuilder builder)
    {
        builder.BeginEmbedded(name);
        try
        {
            FileReading.ReadInto(path, Path.GetFileName(name), builder);
        }
        catch (UnsupportedFileException exception)
        {
            builder.Warn("embedded_not_read", null, $"{name}: {exception.Message}");
        }
        catch (ExtractionFailedException exception) when (!builder.Budget.IsSpent)
        {
            builder.Warn("embedded_not_read", null, $"{name}: {exception.Code}: {exception.Message}");
        }
        catch (Exception exception) when (exception is not (ExtractionFailedException or OutOfMemoryException))
        {
            builder.Warn("embedded_not_read", null, $"{name}: the file is damaged ({exception.GetType().Name}).");
        }
        finally
        {
            builder.EndEmbedded();
        }
    }
}
