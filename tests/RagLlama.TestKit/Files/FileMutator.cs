using System.IO.Compression;

namespace RagLlama.TestKit.Files;

/// <summary>
/// Damages files as a fuzzer does: flipped bits, bytes of interest, cut ends, repeated and foreign stretches. Packed formats are damaged inside
/// every other time, because damage to the packing alone rarely gets past it. The same seed and number always give the same file.
/// </summary>
public static class FileMutator
{
    private static readonly byte[] Interesting = [0, 1, 0x7F, 0x80, 0xFF, (byte)'<', (byte)'>', (byte)'[', (byte)'(', (byte)'"', (byte)'\n', (byte)'9'];

    public static byte[] Mutate(IReadOnlyList<byte[]> seeds, int number, int seed)
    {
#pragma warning disable CA5394 // Repeatable on purpose
        var random = new Random(HashCode(seed, number));
        var original = seeds[number % seeds.Count];
        var donor = seeds[random.Next(seeds.Count)];
        return IsZip(original) && random.Next(2) == 0 ? MutatePart(original, donor, random) ?? Damage(original, donor, random) : Damage(original, donor, random);
#pragma warning restore CA5394
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 486187739) + number);

    private static bool IsZip(byte[] file) => file.AsSpan().StartsWith("PK\x3\x4"u8);

    private static byte[]? MutatePart(byte[] file, byte[] donor, Random random)
    {
#pragma warning disable CA5394
        try
        {
            using var memory = new MemoryStream();
            using (var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read))
            using (var copy = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            {
                var chosen = random.Next(Math.Max(1, archive.Entries.Count));
                for (var i = 0; i < archive.Entries.Count; i++)
                {
                    using var part = new MemoryStream();
                    using (var stream = archive.Entries[i].Open())
                    {
                        stream.CopyTo(part);
                    }

                    using var target = copy.CreateEntry(archive.Entries[i].FullName, CompressionLevel.Fastest).Open();
                    target.Write(i == chosen ? Damage(part.ToArray(), donor, random) : part.ToArray());
                }
            }

            return memory.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
#pragma warning restore CA5394
    }

    private static byte[] Damage(byte[] file, byte[] donor, Random random)
    {
#pragma warning disable CA5394
        var bytes = file.ToList();
        for (var times = 1 + random.Next(4); times > 0 && bytes.Count > 8; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(4) == 0 ? 4096 : 16));
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = Interesting[random.Next(Interesting.Length)];
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat(bytes.GetRange(at, length), 1 + random.Next(random.Next(8) == 0 ? 500 : 3)).SelectMany(b => b).ToList());
                    break;
                case 5:
                    bytes.InsertRange(at, donor.Skip(random.Next(Math.Max(1, donor.Length))).Take(length).ToList());
                    break;
                default:
                    for (var i = 0; i < length; i++)
                    {
                        bytes[at + i] = (byte)random.Next(256);
                    }

                    break;
            }
        }

        return [.. bytes];
#pragma warning restore CA5394
    }
}
