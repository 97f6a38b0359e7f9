using System.Globalization;
using System.IO.Compression;
using RagLlama.Extraction.Protocol;

namespace RagLlama.Extraction.Formats;

/// <summary>Judges an archive by what its directory declares, before anything is unpacked.</summary>
internal static class ZipSafety
{
    private const long RatioMattersFrom = 16 << 20;

    public static void Check(ZipArchive archive, ChildLimits limits)
    {
        if (archive.Entries.Count > limits.UnpackedParts)
        {
            throw Exceeded("limit_size", $"has {archive.Entries.Count} parts; {limits.UnpackedParts} are allowed (Extraction:MaxUnpackedParts)");
        }

        long packed = 0, unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            // Declared by the file, so possibly negative or absurd.
            packed += Math.Clamp(entry.CompressedLength, 0, long.MaxValue >> 20);
            unpacked += entry.Length < 0 ? long.MaxValue >> 20 : Math.Min(entry.Length, long.MaxValue >> 20);
        }

        var ratio = unpacked / Math.Max(1, packed);
        if (unpacked > RatioMattersFrom && ratio > limits.UnpackedRatio)
        {
            throw Exceeded("limit_ratio", $"would grow to {ratio} times its size when unpacked, as a zip bomb does; {limits.UnpackedRatio} times are allowed (Extraction:MaxUnpackedRatio)");
        }

        if (unpacked > limits.UnpackedBytes)
        {
            throw Exceeded("limit_size", $"would unpack to {unpacked >> 20} MB; {limits.UnpackedBytes >> 20} MB are allowed (Extraction:MaxUnpackedMegabytes)");
        }
    }

    private static ExtractionFailedException Exceeded(string code, FormattableString what) =>
        new(code, $"The packed file {what.ToString(CultureInfo.InvariantCulture)}. Nothing of it was unpacked.");
}
