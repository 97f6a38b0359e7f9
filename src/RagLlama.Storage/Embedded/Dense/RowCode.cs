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

    /// <summary>Bytes of a stored vector of so many dimensions.</summary>
    public static int BytesOf(int dimensions) => dimensions + FineLength(dimensions);

    /// <summary>The vector as it is stored: its coarse numbers, then the fine parts.</summary>
    public static byte[] Store(ReadOnlySpan<float> vector, out float scale)
    {
        var stored = new byte[BytesOf(vector.Length)];
        scale = Write(vector, stored);
        return stored;
    }

    /// <param name="stored">[<see cref="BytesOf"/>] its coarse numbers, then the fine parts.</param>
    /// <returns>The scale.</returns>
    public static float Write(ReadOnlySpan<float> vector, Span<byte> stored) =>
        Encode(vector, MemoryMarshal.Cast<byte, sbyte>(stored[..vector.Length]), stored[vector.Length..]);

    /// <param name="coarse">[dimensions], -127 to 127.</param>
    /// <param name="fine">[<see cref="FineLength"/>].</param>
    /// <returns>The scale; 0 for the zero vector and for one with a number that is not finite.</returns>
    public static float Encode(ReadOnlySpan<float> vector, Span<sbyte> coarse, Span<byte> fine)
    {
        coarse.Clear();
        fine.Clear();
        var largest = LargestOf(vector);
        if (!(largest > 0))
        {
            return 0;
        }

        var scale = largest / sbyte.MaxValue;
        var half = FineLength(vector.Length);
        var first = 0;
        for (; half + first + Vector256<sbyte>.Count <= vector.Length; first += Vector256<sbyte>.Count)
        {
            var low = EncodeRun(vector[first..], scale, coarse[first..]);
            var high = EncodeRun(vector[(half + first)..], scale, coarse[(half + first)..]);
            ((low & Vector256.Create((byte)0xf)) | (high << 4)).CopyTo(fine[first..]);
        }

        for (; first < half; first++)
        {
            fine[first] = (byte)EncodeOne(vector[first], scale, out coarse[first]);
            if (half + first < vector.Length)
            {
                fine[first] |= (byte)(EncodeOne(vector[half + first], scale, out coarse[half + first]) << 4);
            }
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

    /// <summary>The greatest magnitude; 0 when a number is not finite.</summary>
    private static float LargestOf(ReadOnlySpan<float> vector)
    {
        var largest = 0f;
        var index = 0;
        if (vector.Length >= Vector256<float>.Count)
        {
            var most = Vector256<float>.Zero;
            var finite = Vector256<float>.AllBitsSet;
            for (; index + Vector256<float>.Count <= vector.Length; index += Vector256<float>.Count)
            {
                var magnitude = Vector256.Abs(Vector256.Create(vector[index..]));
                finite &= Vector256.LessThanOrEqual(magnitude, Vector256.Create(float.MaxValue));
                most = Vector256.Max(most, magnitude);
            }

            if (!Vector256.EqualsAll(finite.AsInt32(), Vector256<int>.AllBitsSet))
            {
                return 0;
            }

            for (var lane = 0; lane < Vector256<float>.Count; lane++)
            {
                largest = MathF.Max(largest, most[lane]);
            }
        }

        for (; index < vector.Length; index++)
        {
            if (!float.IsFinite(vector[index]))
            {
                return 0;
            }

            largest = MathF.Max(largest, MathF.Abs(vector[index]));
        }

        return largest;
    }

    /// <summary>Writes 32 coarse numbers.</summary>
    /// <returns>Their fine parts, in the low four bits of each byte.</returns>
    private static Vector256<byte> EncodeRun(ReadOnlySpan<float> vector, float scale, Span<sbyte> coarse)
    {
        var first = EncodeSteps(vector, scale, out var firstRest);
        var second = EncodeSteps(vector[8..], scale, out var secondRest);
        var third = EncodeSteps(vector[16..], scale, out var thirdRest);
        var fourth = EncodeSteps(vector[24..], scale, out var fourthRest);
        Vector256.Narrow(Vector256.Narrow(first, second), Vector256.Narrow(third, fourth)).CopyTo(coarse);
        return Vector256.Narrow(Vector256.Narrow(firstRest, secondRest), Vector256.Narrow(thirdRest, fourthRest)).AsByte();
    }

    private static Vector256<int> EncodeSteps(ReadOnlySpan<float> vector, float scale, out Vector256<int> rest)
    {
        var steps = Vector256.Create(vector) / Vector256.Create(scale);
        var number = Vector256.Round(steps);
        var fine = Vector256.Round((steps - number) * FineSteps);
        rest = Vector256.ConvertToInt32(Vector256.Min(Vector256.Max(fine, Vector256.Create(-8f)), Vector256.Create(7f)));
        return Vector256.ConvertToInt32(number);
    }

    /// <returns>The fine part, in the low four bits.</returns>
    private static int EncodeOne(float value, float scale, out sbyte coarse)
    {
        var steps = value / scale;
        var number = MathF.Round(steps);
        coarse = (sbyte)number;
        return (int)Math.Clamp(MathF.Round((steps - number) * FineSteps), -8, 7) & 0xf;
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
