using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>
/// A vector as 12-bit numbers in two parts: the scan reads 8 bits of each number, the best rows are scored again with 4 more. A number is
/// scale · (coarse + fine / 16), right to 1/32 of a step.
/// </summary>
internal static class RowCode
{
    public const int FineSteps = 16;

    /// <summary>Bytes of the fine parts: two in a byte, that of number i beside that of number i + dimensions / 2.</summary>
    public static int FineLength(int dimensions) => (dimensions + 1) / 2;

    /// <summary>Dimensions of a stored vector of so many bytes.</summary>
    public static int DimensionsOf(int bytes) => bytes * 2 / 3;

    /// <summary>The vector as it is stored: its coarse numbers, then the fine parts.</summary>
    public static byte[] Store(ReadOnlySpan<float> vector, out float scale)
    {
        var stored = new byte[vector.Length + FineLength(vector.Length)];
        scale = Encode(vector, MemoryMarshal.Cast<byte, sbyte>(stored.AsSpan(0, vector.Length)), stored.AsSpan(vector.Length));
        return stored;
    }

    /// <param name="coarse">[dimensions], -127 to 127.</param>
    /// <param name="fine">[<see cref="FineLength"/>].</param>
    /// <returns>The scale; 0 for the zero vector and for one with a number that is not finite.</returns>
    public static float Encode(ReadOnlySpan<float> vector, Span<sbyte> coarse, Span<byte> fine)
    {
        coarse.Clear();
        fine.Clear();
        var largest = vector.IsEmpty ? 0 : MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (!(largest > 0) || !float.IsFinite(largest))
        {
            return 0;
        }

        var scale = largest / sbyte.MaxValue;
        var half = FineLength(vector.Length);
        for (var index = 0; index < vector.Length; index++)
        {
            var steps = vector[index] / scale;
            var number = MathF.Round(steps);
            coarse[index] = (sbyte)number;
            var rest = (int)Math.Clamp(MathF.Round((steps - number) * FineSteps), -8, 7) & 0xf;
            fine[index % half] |= (byte)(index < half ? rest : rest << 4);
        }

        return scale;
    }

    /// <summary>Writes coarse + fine / 16: the vector without its scale.</summary>
    public static void Decode(ReadOnlySpan<sbyte> coarse, ReadOnlySpan<byte> fine, Span<float> numbers)
    {
        TensorPrimitives.ConvertTruncating(coarse, numbers);
        AddFine(fine, 4, numbers[..fine.Length]);
        AddFine(fine, 0, numbers[fine.Length..]);
    }

    /// <param name="shift">What moves the four bits to the top of a byte, so that their sign comes along.</param>
    private static void AddFine(ReadOnlySpan<byte> fine, int shift, Span<float> numbers)
    {
        const float Step = 1f / (16 * FineSteps);
        var index = 0;
        for (; index + Vector128<byte>.Count <= numbers.Length; index += Vector128<byte>.Count)
        {
            var (low, high) = Vector128.Widen(((Vector128.Create(fine[index..]) << shift) & Vector128.Create((byte)0xf0)).AsSByte());
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            Add(first, numbers[index..]);
            Add(second, numbers[(index + 4)..]);
            Add(third, numbers[(index + 8)..]);
            Add(fourth, numbers[(index + 12)..]);
        }

        for (; index < numbers.Length; index++)
        {
            numbers[index] += (sbyte)((fine[index] << shift) & 0xf0) * Step;
        }

        static void Add(Vector128<int> steps, Span<float> to) => (Vector128.Create(to) + (Vector128.ConvertToSingle(steps) * Step)).CopyTo(to);
    }
}
