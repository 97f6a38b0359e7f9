using System.IO.Compression;
using System.Text;

namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

internal static class ZipFixture
{
    public static byte[] Create(params (string Name, string Content)[] parts) => Pack([.. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content)))]);

    public static byte[] Pack(params (string Name, byte[] Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Add(byte[] zip, params (string Name, string Content)[] parts)
    {
        using var memory = new MemoryStream();
        memory.Write(zip);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    /// <summary>An archive with one entry of that many zero bytes: a few kilobytes that grow a thousand times.</summary>
    public static byte[] Bomb(string name, int megabytes)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < megabytes; i++)
            {
                stream.Write(zeros);
            }
        }

        return memory.ToArray();
    }

    /// <summary>Declares a smaller size than the entry has, in the directory that is looked at first.</summary>
    public static byte[] LieAboutSize(byte[] zip, int declared)
    {
        var copy = (byte[])zip.Clone();
        var directory = copy.AsSpan().LastIndexOf("PK\x1\x2"u8);
        BitConverter.TryWriteBytes(copy.AsSpan(directory + 24), declared);
        return copy;
    }
}
