using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RagLlama.Storage.Embedded;

/// <summary>Dot products of 8-bit vectors: exact in 32-bit integers, and with a float question for the best ones.</summary>
internal static class DenseScan
{
    public static int Dot(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other) =>
        Avx2.IsSupported && one.Length % 32 == 0 ? DotAvx2(one, other) : DotPortable(one, other);

    /// <summary>Dot product of a float question with a stored vector, without the latter's scale.</summary>
    public static float Dot(ReadOnlySpan<float> question, ReadOnlySpan<sbyte> stored)
    {
        var sum = 0f;
        for (var index = 0; index < question.Length; index++)
        {
            sum += question[index] * stored[index];
        }

        return sum;
    }

    internal static int DotPortable(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        var left = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(one);
        var right = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(other);
        var sums = Vector<int>.Zero;
        for (var index = 0; index < left.Length; index++)
        {
            Vector.Widen(left[index], out var leftLow, out var leftHigh);
            Vector.Widen(right[index], out var rightLow, out var rightHigh);

            // One product of two 8-bit numbers fits 16 bits; a sum of two does not always.
            Vector.Widen(leftLow * rightLow, out var first, out var second);
            Vector.Widen(leftHigh * rightHigh, out var third, out var fourth);
            sums += first + second + third + fourth;
        }

        var sum = Vector.Sum(sums);
        for (var index = left.Length * Vector<sbyte>.Count; index < one.Length; index++)
        {
            sum += one[index] * other[index];
        }

        return sum;
    }

    private static int DotAvx2(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        var left = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(one);
        var right = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(other);
        var even = Vector256<int>.Zero;
        var odd = Vector256<int>.Zero;
        for (var index = 0; index + 1 < left.Length; index += 2)
        {
            even += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(left[index]), Avx2.ConvertToVector256Int16(right[index]));
            odd += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(left[index + 1]), Avx2.ConvertToVector256Int16(right[index + 1]));
        }

        return Vector256.Sum(even + odd);
    }
}
