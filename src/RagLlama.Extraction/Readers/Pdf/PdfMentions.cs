using System.IO.Compression;

namespace RagLlama.Extraction.Readers.Pdf;

/// <summary>Looks for the names that embedded files need, in the open and in packed objects; asking a tool instead costs as much as reading a small file.</summary>
internal static class PdfMentions
{
    private const int Window = 1 << 16;
    private const int Overlap = 32;
    private const int MostUnpacked = 4 << 20;
    private const int MostPackedObjects = 2000;

    public static bool OfEmbeddedFiles(string path)
    {
        using var file = File.OpenRead(path);
        var packed = new List<long>();
        var buffer = new byte[Window];
        long start = 0;
        var kept = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var part = buffer.AsSpan(0, kept + read);
            if (Holds(part))
            {
                return true;
            }

            for (var at = part.IndexOf("/ObjStm"u8); at >= 0 && packed.Count < MostPackedObjects;)
            {
                packed.Add(start + at);
                var next = part[(at + 1)..].IndexOf("/ObjStm"u8);
                at = next < 0 ? -1 : at + 1 + next;
            }

            kept = Math.Min(Overlap, part.Length);
            start += part.Length - kept;
            part[^kept..].CopyTo(buffer);
        }

        return packed.Distinct().Any(at => HoldsPacked(file, at, buffer));
    }

    private static bool Holds(ReadOnlySpan<byte> part) => part.IndexOf("/EmbeddedFile"u8) >= 0 || part.IndexOf("/Filespec"u8) >= 0;

    private static bool HoldsPacked(FileStream file, long at, byte[] buffer)
    {
        file.Position = at;
        var head = buffer.AsSpan(0, file.ReadAtLeast(buffer.AsSpan(0, 1024), 1024, throwOnEndOfStream: false));
        var stream = head.IndexOf("stream"u8);
        if (stream < 0)
        {
            return false;
        }

        stream += "stream".Length;
        while (stream < head.Length && head[stream] is (byte)'\r' or (byte)'\n')
        {
            stream++;
        }

        file.Position = at + stream;
        try
        {
            using var unpacked = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
            var kept = 0;
            var total = 0;
            for (int read; total < MostUnpacked && (read = unpacked.Read(buffer, kept, buffer.Length - kept)) > 0;)
            {
                var part = buffer.AsSpan(0, kept + read);
                if (Holds(part))
                {
                    return true;
                }

                total += read;
                kept = Math.Min(Overlap, part.Length);
                part[^kept..].CopyTo(buffer);
            }
        }
        catch (InvalidDataException)
        {
            // Encrypted, or packed in another way: the tool is asked.
            return true;
        }

        return false;
    }
}
