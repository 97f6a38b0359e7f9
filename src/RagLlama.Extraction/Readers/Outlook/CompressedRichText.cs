namespace RagLlama.Extraction.Readers.Outlook;

/// <summary>Rich text as Outlook packs it (MS-OXRTFCP): literals and references into a window of 4096 bytes.</summary>
internal static class CompressedRichText
{
    private const uint Packed = 0x75465A4C;
    private const uint Plain = 0x414C454D;
    private const int Window = 4096;
    private const int MostBytes = 64 << 20;

    /// <summary>What the window holds at the start (MS-OXRTFCP 2.1.2.1).</summary>
    private static ReadOnlySpan<byte> Dictionary =>
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"u8;

    /// <summary>Null when the bytes are something else.</summary>
    public static byte[]? Unpack(byte[] bytes)
    {
        if (bytes.Length < 16)
        {
            return null;
        }

        var kind = BitConverter.ToUInt32(bytes, 8);
        return kind switch { Plain => bytes[16..], Packed => Inflate(bytes), _ => null };
    }

    private static byte[] Inflate(byte[] bytes)
    {
        var window = new byte[Window];
        Dictionary.CopyTo(window);
        var write = Dictionary.Length;
        using var text = new MemoryStream();
        void Put(byte value)
        {
            text.WriteByte(value);
            window[write] = value;
            write = (write + 1) % Window;
        }

        for (var at = 16; at < bytes.Length && text.Length < MostBytes;)
        {
            var control = bytes[at++];
            for (var bit = 0; bit < 8 && at < bytes.Length; bit++)
            {
                if ((control & (1 << bit)) == 0)
                {
                    Put(bytes[at++]);
                    continue;
                }

                if (at + 1 >= bytes.Length)
                {
                    return text.ToArray();
                }

                var reference = (bytes[at] << 8) | bytes[at + 1];
                at += 2;
                var from = reference >> 4;
                if (from == write)
                {
                    return text.ToArray();
                }

                for (var i = 0; i < (reference & 15) + 2; i++)
                {
                    Put(window[(from + i) % Window]);
                }
            }
        }

        return text.ToArray();
    }
}
