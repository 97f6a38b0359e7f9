using System.Buffers.Binary;

namespace RagLlama.Reliability.Hostile;

/// <summary>Pictures that declare more pixels than a machine has memory.</summary>
internal static class HostilePictures
{
    private const int Side = 60_000;

    public static IEnumerable<HostileFile> Create()
    {
        var png = new byte[60];
        byte[] head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];
        head.CopyTo(png, 0);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), Side);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), Side);
        png[24] = 8;
        yield return new("flood.png", png, "limit_pixels");

        byte[] gif = [.. "GIF89a"u8, 0x60, 0xEA, 0x60, 0xEA, 0x80, 0, 0, .. new byte[40]];
        yield return new("flood.gif", gif, "limit_pixels");

        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xEA, 0x60, 0xEA, 0x60, 3, .. new byte[40]];
        yield return new("flood.jpg", jpeg, "limit_pixels");

        byte[] tiff = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 2, 0, 0, 1, 4, 0, 1, 0, 0, 0, 0x60, 0xEA, 0, 0, 1, 1, 4, 0, 1, 0, 0, 0, 0x60, 0xEA, 0, 0, 8, 0, 0, 0];
        yield return new("flood.tiff", tiff, "limit_pixels");

        byte[] webp = [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0xFF, 0xFF, 0, .. new byte[20]];
        yield return new("flood.webp", webp, "limit_pixels");
        yield return new("cut.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        yield return new("noise.jpg", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[5000]]);
    }
}
