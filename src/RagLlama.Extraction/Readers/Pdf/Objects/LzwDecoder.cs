namespace RagLlama.Extraction.Readers.Pdf.Objects;

/// <summary>LZW as PDF and TIFF have it (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, the highest bit first.</summary>
internal static class LzwDecoder
{
    private const int Clear = 256;
    private const int EndOfData = 257;

    public static byte[] Decode(byte[] data, int early, int most)
    {
        var result = new List<byte>(data.Length * 3);
        var table = new byte[4096][];
        for (var i = 0; i < 256; i++)
        {
            table[i] = [(byte)i];
        }

        var (next, width, previous) = (EndOfData + 1, 9, (byte[]?)null);
        long bits = 0;
        var held = 0;
        foreach (var b in data)
        {
            bits = ((bits << 8) | b) & 0xFFFFFFFF;
            held += 8;
            if (held < width)
            {
                continue;
            }

            held -= width;
            var code = (int)(bits >> held) & ((1 << width) - 1);
            if (code == EndOfData || result.Count > most)
            {
                break;
            }

            if (code == Clear)
            {
                (next, width, previous) = (EndOfData + 1, 9, null);
                continue;
            }

            if (code >= next && previous is null)
            {
                break;
            }

            var word = code < next && table[code] is { } known ? known : [.. previous!, previous![0]];
            result.AddRange(word);
            if (previous is not null && next < 4096)
            {
                table[next++] = [.. previous, word[0]];
            }

            previous = word;
            width = next + early >= 2048 ? 12 : next + early >= 1024 ? 11 : next + early >= 512 ? 10 : 9;
        }

        return [.. result];
    }
}
