namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Numbers of 1 to 5 bytes, seven bits each, the lowest first; the high bit says that more follow.</summary>
internal static class VarInt
{
    public const int MaxBytes = 5;

    /// <summary>Writes at the start of <paramref name="to"/> and returns the bytes used.</summary>
    public static int Write(Span<byte> to, uint value)
    {
        var length = 0;
        while (value >= 0x80)
        {
            to[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        to[length++] = (byte)value;
        return length;
    }

    public static uint Read(ReadOnlySpan<byte> from, ref int position)
    {
        uint current = from[position++];
        if (current < 0x80)
        {
            return current;
        }

        var value = current & 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            current = from[position++];
            value |= (current & 0x7f) << shift;
            if (current < 0x80)
            {
                return value;
            }
        }
    }
}
