using System.Text;
using RagLlama.Extraction.Formats;

namespace RagLlama.Extraction.Readers.Outlook;

/// <summary>Streams of a compound file (MS-CFB) by their path. Chains are followed no further than the file is long, so that a loop ends.</summary>
internal sealed class CompoundFile
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const int EntryLength = 128;
    private const int MiniCutoff = 4096;
    private const int MostEntries = 20_000;
    private readonly byte[] bytes;
    private readonly int sectorSize;
    private readonly uint[] fat;
    private readonly uint[] miniFat;
    private readonly byte[] miniStream;
    private readonly Dictionary<string, (uint Start, long Length)> streams = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ExtractionFailedException">The container is damaged.</exception>
    public CompoundFile(byte[] bytes)
    {
        if (bytes.Length < 512)
        {
            throw Damaged();
        }

        this.bytes = bytes;
        sectorSize = 1 << Math.Clamp((int)BitConverter.ToUInt16(bytes, 30), 7, 12);
        fat = ReadFat();
        var directory = Chain(Number(48));
        miniFat = Numbers(Chain(Number(60)));
        var entries = Enumerable.Range(0, Math.Min(MostEntries, directory.Length / EntryLength)).Select(i => (ReadOnlyMemory<byte>)directory.AsMemory(i * EntryLength, EntryLength)).ToList();
        if (entries.Count == 0)
        {
            throw Damaged();
        }

        miniStream = Chain(BitConverter.ToUInt32(entries[0].Span[116..]));
        Walk(entries, BitConverter.ToUInt32(entries[0].Span[76..]), "", new HashSet<uint>());
    }

    public IEnumerable<string> Paths => streams.Keys;

    public byte[]? Read(string path)
    {
        if (!streams.TryGetValue(path, out var stream))
        {
            return null;
        }

        var content = stream.Length < MiniCutoff ? MiniChain(stream.Start) : Chain(stream.Start);
        return content.AsSpan(0, (int)Math.Min(content.Length, stream.Length)).ToArray();
    }

    private static ExtractionFailedException Damaged() => new("corrupt", "The file is damaged or cut off. Get a fresh copy of it.");

    /// <summary>Siblings form a tree; the order does not matter here.</summary>
    private void Walk(List<ReadOnlyMemory<byte>> entries, uint first, string folder, HashSet<uint> seen)
    {
        var open = new Stack<uint>([first]);
        while (open.TryPop(out var id))
        {
            if (id >= entries.Count || !seen.Add(id))
            {
                continue;
            }

            var entry = entries[(int)id].Span;
            open.Push(BitConverter.ToUInt32(entry[68..]));
            open.Push(BitConverter.ToUInt32(entry[72..]));
            var name = Encoding.Unicode.GetString(entry[..Math.Clamp(BitConverter.ToUInt16(entry[64..]) - 2, 0, 62)]);
            if (entry[66] == 2)
            {
                streams[folder + name] = (BitConverter.ToUInt32(entry[116..]), BitConverter.ToUInt32(entry[120..]));
            }
            else if (entry[66] == 1 && folder.Length < 2000)
            {
                Walk(entries, BitConverter.ToUInt32(entry[76..]), folder + name + "/", seen);
            }
        }
    }

    private uint[] ReadFat()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < 109; i++)
        {
            sectors.Add(Number(76 + (4 * i)));
        }

        var most = bytes.Length / sectorSize;
        for (uint next = Number(68), steps = 0; next < EndOfChain - 4 && steps < most; steps++)
        {
            var at = Offset(next);
            for (var i = 0; at >= 0 && i < (sectorSize / 4) - 1; i++)
            {
                sectors.Add(Number(at + (4 * i)));
            }

            next = at < 0 ? EndOfChain : Number(at + sectorSize - 4);
        }

        var table = new List<uint>();
        foreach (var at in sectors.Where(sector => sector < EndOfChain - 4).Select(Offset).Where(at => at >= 0))
        {
            for (var i = 0; i < sectorSize / 4; i++)
            {
                table.Add(Number(at + (4 * i)));
            }
        }

        return [.. table];
    }

    private byte[] Chain(uint start) => Follow(start, fat, sector => Offset(sector) is >= 0 and var at ? bytes.AsMemory(at, Math.Min(sectorSize, bytes.Length - at)) : default);

    private byte[] MiniChain(uint start) => Follow(start, miniFat, sector => sector * 64L < miniStream.Length ? miniStream.AsMemory((int)sector * 64, Math.Min(64, miniStream.Length - ((int)sector * 64))) : default);

    private static byte[] Follow(uint start, uint[] table, Func<uint, ReadOnlyMemory<byte>> sector)
    {
        using var content = new MemoryStream();
        var steps = 0;
        for (var next = start; next < table.Length && steps++ < table.Length; next = table[next])
        {
            content.Write(sector(next).Span);
        }

        return content.ToArray();
    }

    private static uint[] Numbers(byte[] content) => [.. Enumerable.Range(0, content.Length / 4).Select(i => BitConverter.ToUInt32(content, i * 4))];

    private int Offset(uint sector) => (sector + 1L) * sectorSize is var at && at < bytes.Length ? (int)at : -1;

    private uint Number(int at) => at + 4 <= bytes.Length ? BitConverter.ToUInt32(bytes, at) : EndOfChain;
}
