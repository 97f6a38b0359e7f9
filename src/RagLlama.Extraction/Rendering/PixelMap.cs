using RagLlama.Documents;

namespace RagLlama.Extraction.Rendering;

/// <summary>Rows of red, green and blue bytes.</summary>
internal sealed class PixelMap(int width, int height, byte[] pixels)
{
    private const int MaxSide = 6000;

    /// <summary>A little more than the letters, in points.</summary>
    private const float Padding = 1.5f;

    public int Width => width;

    public int Height => height;

    public ReadOnlySpan<byte> Row(int y) => pixels.AsSpan(y * width * 3, width * 3);

    /// <summary>Reads a binary portable pixmap ("P6", as pdftoppm writes it); null when there is none.</summary>
    public static PixelMap? Read(Stream stream)
    {
        if (stream.ReadByte() != 'P' || stream.ReadByte() != '6' || Number(stream) is not { } width || Number(stream) is not { } height || Number(stream) != 255
            || width is < 1 or > MaxSide || height is < 1 or > MaxSide)
        {
            return null;
        }

        var pixels = new byte[width * height * 3];
        return stream.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) == pixels.Length ? new PixelMap(width, height, pixels) : null;
    }

    /// <summary>Multiplies a place (in points) with yellow, as a text marker does: the letters stay as dark as they are.</summary>
    public void Mark(PageBox box, float horizontalScale, float verticalScale)
    {
        var left = Math.Clamp((int)((box.Left - Padding) * horizontalScale), 0, width);
        var right = Math.Clamp((int)MathF.Ceiling((box.Right + Padding) * horizontalScale), 0, width);
        var top = Math.Clamp((int)((box.Top - Padding) * verticalScale), 0, height);
        var bottom = Math.Clamp((int)MathF.Ceiling((box.Bottom + Padding) * verticalScale), 0, height);
        for (var y = top; y < bottom; y++)
        {
            for (var i = ((y * width) + left) * 3; i < ((y * width) + right) * 3; i += 3)
            {
                pixels[i + 1] = (byte)(pixels[i + 1] * 232 / 255);
                pixels[i + 2] = (byte)(pixels[i + 2] * 110 / 255);
            }
        }
    }

    private static int? Number(Stream stream)
    {
        int c;
        do
        {
            c = stream.ReadByte();
        }
        while (c is ' ' or '\n' or '\r' or '\t');

        var number = 0;
        var digits = 0;
        for (; c is >= '0' and <= '9' && digits < 6; c = stream.ReadByte())
        {
            number = (number * 10) + (c - '0');
            digits++;
        }

        // The white space after the last number belongs to the head and is consumed here.
        return digits > 0 ? number : null;
    }
}
