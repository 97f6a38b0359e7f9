using System.Text;

namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>Writes compound files (MS-CFB, version 3): streams of up to 4095 bytes in the mini stream, longer ones in sectors of their own, folders one level deep.</summary>
internal static class CompoundFixture
{
    private const int Sector = 512;
    private const uint End = 0xFFFFFFFE;
    private const uint None = 0xFFFFFFFF;

    public static byte[] Create(params (string Path, byte[] Content)[] streams)
    {
        var mini = new List<byte>();
        var miniFat = new List<uint>();
        var large = new List<(int Entry, byte[] Content)>();
        var entries = new List<byte[]> { Entry("Root Entry", 5, End, 0) };
        var folders = new Dictionary<string, List<int>>(StringComparer.Ordinal) { [""] = [] };
        foreach (var (path, content) in streams)
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            var folder = slash < 0 ? "" : path[..slash];
            if (!folders.TryGetValue(folder, out var members))
            {
                folders[""].Add(entries.Count);
                folders[folder] = members = [];
                entries.Add(Entry(folder, 1, 0, 0));
            }

            members.Add(entries.Count);
            if (content.Length >= 4096)
            {
                large.Add((entries.Count, content));
                entries.Add(Entry(path[(slash + 1)..], 2, 0, content.Length));
                continue;
            }

            entries.Add(Entry(path[(slash + 1)..], 2, (uint)(mini.Count / 64), content.Length));
            var count = Math.Max(1, (content.Length + 63) / 64);
            mini.AddRange(content.Concat(new byte[(count * 64) - content.Length]));
            var first = (uint)miniFat.Count;
            miniFat.AddRange(Enumerable.Range(1, count).Select(i => i < count ? first + (uint)i : End));
        }

        // Siblings hang on each other as a list to the right, which is a tree as well.
        foreach (var (folder, members) in folders)
        {
            var owner = folder.Length == 0 ? 0 : folders[""].First(id => Encoding.Unicode.GetString(entries[id], 0, folder.Length * 2) == folder);
            BitConverter.TryWriteBytes(entries[owner].AsSpan(76), members[0]);
            for (var i = 0; i + 1 < members.Count; i++)
            {
                BitConverter.TryWriteBytes(entries[members[i]].AsSpan(72), members[i + 1]);
            }
        }

        var parts = new[] { Pad(entries.SelectMany(entry => entry)), Pad(miniFat.SelectMany(BitConverter.GetBytes)), Pad(mini) };
        return Assemble([.. parts, .. large.Select(stream => Pad(stream.Content))], [.. large.Select(stream => stream.Entry)], entries[0], mini.Count);
    }

    private static byte[] Assemble(byte[][] parts, int[] largeEntries, byte[] root, int miniLength)
    {
        var fat = new List<uint>();
        var starts = new List<uint>();
        foreach (var part in parts)
        {
            starts.Add((uint)fat.Count);
            var count = part.Length / Sector;
            fat.AddRange(Enumerable.Range(1, count).Select(i => i < count ? starts[^1] + (uint)i : End));
        }

        var fatSector = (uint)fat.Count;
        fat.Add(0xFFFFFFFD);
        BitConverter.TryWriteBytes(root.AsSpan(116), starts[2]);
        BitConverter.TryWriteBytes(root.AsSpan(120), miniLength);
        root.CopyTo(parts[0], 0);
        for (var i = 0; i < largeEntries.Length; i++)
        {
            BitConverter.TryWriteBytes(parts[0].AsSpan((largeEntries[i] * 128) + 116), starts[3 + i]);
        }

        var head = new byte[Sector];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(head, 0);
        (int At, uint Value)[] fields = [(24, 0x0003003E), (28, 0x0009FFFE), (32, 6), (44, 1), (48, starts[0]), (56, 4096), (60, starts[1]), (64, (uint)(parts[1].Length / Sector)), (68, End), (76, fatSector)];
        foreach (var (at, value) in fields)
        {
            BitConverter.TryWriteBytes(head.AsSpan(at), value);
        }

        for (var i = 1; i < 109; i++)
        {
            BitConverter.TryWriteBytes(head.AsSpan(76 + (4 * i)), None);
        }

        return [.. head, .. parts.SelectMany(part => part), .. Pad(fat.SelectMany(BitConverter.GetBytes))];
    }

    private static byte[] Entry(string name, byte kind, uint start, int length)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BitConverter.TryWriteBytes(entry.AsSpan(64), (ushort)((name.Length + 1) * 2));
        entry[66] = kind;
        foreach (var at in new[] { 68, 72, 76 })
        {
            BitConverter.TryWriteBytes(entry.AsSpan(at), None);
        }

        BitConverter.TryWriteBytes(entry.AsSpan(116), start);
        BitConverter.TryWriteBytes(entry.AsSpan(120), length);
        return entry;
    }

    private static byte[] Pad(IEnumerable<byte> content)
    {
        var bytes = content.ToArray();
        return [.. bytes, .. new byte[((bytes.Length + Sector - 1) / Sector * Sector) - bytes.Length]];
    }
}
