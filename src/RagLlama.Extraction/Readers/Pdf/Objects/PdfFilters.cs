using System.IO.Compression;

namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <summary>Unpacks streams (ISO 32000-1, 7.4). Filters of pictures are none of its business.</summary>
internal static class PdfFilters
{
    /// <exception cref="InvalidDataException">The stream is damaged, packed in a way that only pictures are, or larger than <paramref name="most"/>.</exception>
    public static byte[] Decode(string filter, byte[] data, PdfDictionary? parameters, int most) => filter switch
    {
        "FlateDecode" or "Fl" => Predict(Inflate(data, most), parameters),
        "LZWDecode" or "LZW" => Predict(LzwDecoder.Decode(data, Number(parameters, "EarlyChange", 1), most), parameters),
        "ASCIIHexDecode" or "AHx" => Hexadecimal(data),
        "ASCII85Decode" or "A85" => Ascii85(data),
        "RunLengthDecode" or "RL" => RunLength(data, most),
        "Crypt" => data,
        _ => throw new InvalidDataException($"filter {filter}"),
    };

    private static byte[] Inflate(byte[] data, int most)
    {
        using var source = new MemoryStream(data, writable: false);
        using var unpacked = new ZLibStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream(Math.Min(most, data.Length * 4));
        var buffer = new byte[1 << 15];
        try
        {
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                target.Write(buffer, 0, read);
                if (target.Length > most)
                {
                    throw new OverflowException();
                }
            }
        }
        catch (OverflowException)
        {
            throw new InvalidDataException("too large");
        }
        catch (InvalidDataException) when (target.Length > 0)
        {
            // What comes before the damage is drawn.
        }

        return target.ToArray();
    }

    private static byte[] Predict(byte[] data, PdfDictionary? parameters)
    {
        var predictor = Number(parameters, "Predictor", 1);
        if (predictor < 10)
        {
            return predictor == 1 ? data : throw new InvalidDataException("predictor");
        }

        var step = Math.Max(1, Number(parameters, "Colors", 1) * Number(parameters, "BitsPerComponent", 8) / 8);
        var width = Math.Clamp(Number(parameters, "Columns", 1), 1, 1 << 20) * step;
        var rows = data.Length / (width + 1);
        var result = new byte[rows * width];
        for (var row = 0; row < rows; row++)
        {
            var kind = data[row * (width + 1)];
            for (var i = 0; i < width; i++)
            {
                var at = (row * width) + i;
                int left = i >= step ? result[at - step] : 0, up = row > 0 ? result[at - width] : 0, corner = i >= step && row > 0 ? result[at - width - step] : 0;
                var guess = kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                result[at] = (byte)(data[(row * (width + 1)) + 1 + i] + guess);
            }
        }

        return result;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var sum = left + up - corner;
        int a = Math.Abs(sum - left), b = Math.Abs(sum - up), c = Math.Abs(sum - corner);
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static byte[] Hexadecimal(byte[] data) => (byte[])new PdfLexer([(byte)'<', .. data, (byte)'>'], 0).Read()!;

    private static byte[] Ascii85(byte[] data)
    {
        var result = new List<byte>(data.Length);
        uint group = 0;
        var digits = 0;
        foreach (var c in data)
        {
            if (c == '~')
            {
                break;
            }

            if (c == 'z' && digits == 0)
            {
                result.AddRange([0, 0, 0, 0]);
            }
            else if (c is >= (byte)'!' and <= (byte)'u')
            {
                group = unchecked((group * 85) + (uint)(c - '!'));
                if (++digits == 5)
                {
                    result.AddRange([(byte)(group >> 24), (byte)(group >> 16), (byte)(group >> 8), (byte)group]);
                    (group, digits) = (0, 0);
                }
            }
        }

        for (var i = digits; digits > 1 && i < 5; i++)
        {
            group = unchecked((group * 85) + 84);
        }

        for (var i = 0; i < digits - 1; i++)
        {
            result.Add((byte)(group >> (24 - (8 * i))));
        }

        return [.. result];
    }

    private static byte[] RunLength(byte[] data, int most)
    {
        var result = new List<byte>();
        for (var i = 0; i < data.Length && data[i] != 128 && result.Count < most;)
        {
            int length = data[i++];
            if (length < 128)
            {
                var count = Math.Min(length + 1, data.Length - i);
                result.AddRange(data.AsSpan(i, count));
                i += count;
            }
            else if (i < data.Length)
            {
                result.AddRange(Enumerable.Repeat(data[i++], 257 - length));
            }
        }

        return [.. result];
    }

    private static int Number(PdfDictionary? parameters, string name, int usual) => parameters?.GetValueOrDefault(name) is double number and > -1e6 and < 1e6 ? (int)number : usual;
}
