using System.IO.Compression;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Archives;

/// <summary>One packed file; its size is not declared anywhere, so the ratio is watched while it grows.</summary>
internal static class GzipReader
{
    public static void Read(Stream file, string fileName, DocumentBuilder builder)
    {
        var inner = fileName.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(fileName, ".tar") : Path.GetFileNameWithoutExtension(fileName);
        var most = Math.Min(builder.Limits.UnpackedBytes, Math.Max(16L << 20, file.Length * builder.Limits.UnpackedRatio));
        using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        using var limited = new BudgetStream(unpacked, new UnpackBudget(most));
        try
        {
            EmbeddedFiles.Read(inner.Length > 0 ? inner : "content", limited, builder);
        }
        catch (ExtractionFailedException exception) when (exception.Code == "limit_size" && most < builder.Limits.UnpackedBytes)
        {
            throw new ExtractionFailedException("limit_ratio", $"The packed file grows to more than {builder.Limits.UnpackedRatio} times its size when unpacked, as a zip bomb does (Extraction:MaxUnpackedRatio).");
        }
        catch (InvalidDataException)
        {
            throw new ExtractionFailedException("corrupt", "The packed file is damaged or cut off. Get a fresh copy of it.");
        }
    }
}
