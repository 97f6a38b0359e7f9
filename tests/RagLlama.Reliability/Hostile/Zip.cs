using System.IO.Compression;
using System.Text;

namespace RagLlama.Reliability.Hostile;

internal static class Zip
{
    public static byte[] Text(params (string Name, string Content)[] parts) => Pack(parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content))));

    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }
}
