using System.Buffers.Binary;

namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>Width and height that a picture declares, read from its head before anything is decoded.</summary>
internal static class PictureSize
{
    private const int HeadLength = 1 << 20;

    /// <summary>Null when the head does not tell.</summary>
    public static (uint Width, uint Height)? Read(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Math.Min(file.Length, HeadLength)];
        file.ReadExactly(head);
        return head switch
        {
            [0x89, 0x50, ..] when head.Length > 24 => (BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(20))),
            [(byte)'G', (byte)'I', ..] when head.Length > 10 => (BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(6)), BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8))),
            [0xFF, 0xD8, ..] => Jpeg(head),
            [(byte)'R', (byte)'I', ..] when head.Length > 30 => WebP(head),
            [(byte)'I', (byte)'I', ..] => Tiff(head, BinaryPrimitives.ReadUInt16LittleEndian, BinaryPrimitives.ReadUInt32LittleEndian),
            [(byte)'M', (byte)'M', ..] => Tiff(head, BinaryPrimitives.ReadUInt16BigEndian, BinaryPrimitives.ReadUInt32BigEndian),
            _ => null,
        };
    }

    private delegate T Reader<T>(ReadOnlySpan<byte> bytes);

    private static (uint, uint)? Jpeg(byte[] head)
    {
        for (var at = 2; at + 9 < head.Length && head[at] == 0xFF;)
        {
            var marker = head[at + 1];

            // Start of frame, except the tables that share its range.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(at + 5)));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(at + 2));
        }

        return null;
    }

    private static (uint, uint)? WebP(byte[] head) => head[15] switch
    {
        (byte)'X' => (1u + (head[24] | ((uint)head[25] << 8) | ((uint)head[26] << 16)), 1u + (head[27] | ((uint)head[28] << 8) | ((uint)head[29] << 16))),
        (byte)'L' => (1u + (BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(21)) & 0x3FFF), 1u + ((BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(21)) >> 14) & 0x3FFF)),
        _ => (BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26)) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)) & 0x3FFFu),
    };

    /// <summary>Tags 256 and 257 of the first directory.</summary>
    private static (uint, uint)? Tiff(byte[] head, Reader<ushort> two, Reader<uint> four)
    {
        if (head.Length < 8 || four(head.AsSpan(4)) is var start && start + 2 > head.Length)
        {
            return null;
        }

        uint width = 0, height = 0;
        var entries = two(head.AsSpan((int)start));
        for (var i = 0; i < entries && start + 2 + (12 * (i + 1)) <= head.Length; i++)
        {
            var entry = head.AsSpan((int)start + 2 + (12 * i), 12);
            var value = two(entry[2..]) == 3 ? two(entry[8..]) : four(entry[8..]);
            width = two(entry) == 256 ? value : width;
            height = two(entry) == 257 ? value : height;
        }

        return width > 0 && height > 0 ? (width, height) : null;
    }
}
