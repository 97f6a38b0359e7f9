using System.Buffers.Binary;
using System.IO.Compression;

namespace RagLlama.Adapters.Tests.Extraction.Fixtures;

/// <summary>Decodes true-colour PNG files with the filters None and Up: an eye of the tests' own.</summary>
internal sealed record PngPicture(int Width, int Height, byte[] Pixels)
{
    public (int Red, int Green, int Blue) At(int x, int y)
    {
        var i = ((y * Width) + x) * 3;
        return (Pixels[i], Pixels[i + 1], Pixels[i + 2]);
    }

    public static PngPicture Decode(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length; at += BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)) + 12)
        {
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(png.AsSpan(at + 8, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at))));
            }
        }

        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var pixels = new byte[width * height * 3];
        var stride = width * 3;
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            zlib.ReadExactly(pixels, y * stride, stride);
            Assert.True(filter is 0 or 2, "a filter this decoder does not know");
            for (var i = y * stride; filter == 2 && y > 0 && i < (y + 1) * stride; i++)
            {
                pixels[i] += pixels[i - stride];
            }
        }

        return new PngPicture(width, height, pixels);
    }
}
