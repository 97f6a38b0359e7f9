using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// 128 numbers in as few bits each as the greatest needs, four interleaved lanes, so that one 128-bit register unpacks four at a time (Lemire and
/// Boytsov, "Decoding billions of integers per second through vectorization", 2015). Little-endian machines only, like the whole file.
/// </summary>
internal static class BitPacking
{
    /// <summary>Numbers in a block.</summary>
    public const int Count = 128;

    private const int Lanes = 4;
    private const int Rows = Count / Lanes;

    public static int BitsFor(ReadOnlySpan<uint> values)
    {
        var all = 0u;
        foreach (var value in values)
        {
            all |= value;
        }

        return 32 - BitOperations.LeadingZeroCount(all);
    }

    public static int BytesFor(int bits) => bits * Count / 8;

    /// <param name="values">[128], none needing more bits than given.</param>
    /// <param name="to">[<see cref="BytesFor"/>]</param>
    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> to)
    {
        to[..BytesFor(bits)].Clear();
        var words = MemoryMarshal.Cast<byte, uint>(to);
        for (var row = 0; row < Rows; row++)
        {
            var bit = row * bits;
            for (var lane = 0; lane < Lanes; lane++)
            {
                var value = values[(row * Lanes) + lane];
                var word = (bit / 32 * Lanes) + lane;
                if (bits > 0)
                {
                    words[word] |= value << (bit % 32);
                    if ((bit % 32) + bits > 32)
                    {
                        words[word + Lanes] |= value >> (32 - (bit % 32));
                    }
                }
            }
        }
    }

    /// <param name="to">[128]</param>
    public static void Unpack(ReadOnlySpan<byte> from, int bits, Span<uint> to)
    {
        var output = MemoryMarshal.Cast<uint, Vector128<uint>>(to)[..Rows];
        if (bits == 0)
        {
            output.Clear();
            return;
        }

        var input = MemoryMarshal.Cast<byte, Vector128<uint>>(from[..BytesFor(bits)]);
        var mask = Vector128.Create(uint.MaxValue >> (32 - bits));
        var current = input[0];
        var word = 0;
        var shift = 0;
        for (var row = 0; row < output.Length; row++)
        {
            var value = Vector128.ShiftRightLogical(current, shift);
            shift += bits;
            if (shift >= 32)
            {
                shift -= 32;
                word++;
                if (word < input.Length)
                {
                    current = input[word];
                    if (shift > 0)
                    {
                        value |= Vector128.ShiftLeft(current, bits - shift);
                    }
                }
            }

            output[row] = value & mask;
        }
    }

    /// <summary>Turns gaps, each one less than the step, into the ascending numbers that begin after <paramref name="before"/>.</summary>
    public static void Accumulate(Span<uint> gaps, int before)
    {
        var sums = MemoryMarshal.Cast<uint, Vector128<uint>>(gaps);
        var last = Vector128.Create((uint)before);
        for (var row = 0; row < sums.Length; row++)
        {
            var value = sums[row] + Vector128<uint>.One;
            value += Vector128.Shuffle(value, Vector128.Create(uint.MaxValue, 0, 1, 2));
            value += Vector128.Shuffle(value, Vector128.Create(uint.MaxValue, uint.MaxValue, 0, 1));
            value += last;
            sums[row] = value;
            last = Vector128.Shuffle(value, Vector128.Create(3u, 3, 3, 3));
        }
    }
}
