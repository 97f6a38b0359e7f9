using System.Globalization;
using System.Text;

namespace RagLlama.Extraction.Readers.Ocr;

/// <summary>A picture of grey values, 0 black to 255 white, as a binary portable graymap holds it.</summary>
internal sealed class GrayPicture(int width, int height, byte[] pixels)
{
    private const int MaxSide = 30_000;

    public int Width => width;

    public int Height => height;

    public byte this[int x, int y] => pixels[(y * width) + x];

    /// <summary>Null when the file is no graymap ("P5") with one byte for a pixel.</summary>
    public static GrayPicture? Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024);
        if (file.ReadByte() != 'P' || file.ReadByte() != '5' || Number(file) is not (>= 1 and <= MaxSide and var width) || Number(file) is not (>= 1 and <= MaxSide and var height) || Number(file) != 255)
        {
            return null;
        }

        if ((long)width * height > file.Length)
        {
            return null;
        }

        var pixels = new byte[width * height];
        return file.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) == pixels.Length ? new GrayPicture(width, height, pixels) : null;
    }

    public void Write(string path)
    {
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{width} {height}\n255\n")));
        file.Write(pixels);
    }

    /// <summary>Turned around its middle by an angle in degrees, clockwise when positive; what comes in from outside is white.</summary>
    public GrayPicture Turn(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (middleX, middleY) = (width / 2.0, height / 2.0);
        var turned = new byte[pixels.Length];
        Parallel.For(0, height, y =>
        {
            for (var x = 0; x < width; x++)
            {
                var (dx, dy) = (x - middleX, y - middleY);
                turned[(y * width) + x] = At(middleX + (dx * cos) + (dy * sin), middleY - (dx * sin) + (dy * cos));
            }
        });
        return new GrayPicture(width, height, turned);
    }

    /// <summary>Grey value between pixels, by the four around.</summary>
    private byte At(double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height)
        {
            return 255;
        }

        var (right, down) = (x - left, y - top);
        var at = (top * width) + left;
        var upper = (pixels[at] * (1 - right)) + (pixels[at + 1] * right);
        var lower = (pixels[at + width] * (1 - right)) + (pixels[at + width + 1] * right);
        return (byte)((upper * (1 - down)) + (lower * down));
    }

    private static int? Number(Stream stream)
    {
        int c;
        do
        {
            c = stream.ReadByte();
        }
        while (c is ' ' or '\n' or '\r' or '\t');

        var (number, digits) = (0, 0);
        for (; c is >= '0' and <= '9' && digits < 6; c = stream.ReadByte())
        {
            number = (number * 10) + (c - '0');
            digits++;
        }

        return digits > 0 ? number : null;
    }
}
