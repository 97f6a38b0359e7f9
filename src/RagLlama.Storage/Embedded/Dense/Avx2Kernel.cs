using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>|question| · (row with the question's sign): two such products of at most 127 · 127 fit 16 bits, so nothing is cut off.</summary>
internal readonly unsafe struct Avx2Kernel : IRowKernel
{
    public static bool IsSupported => Avx2.IsSupported;

    public static bool RaisesQuestion => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Dot4(ScanQuestion question, sbyte* first, sbyte* second, sbyte* third, sbyte* fourth, int stride)
    {
        var one = Vector256<int>.Zero;
        var two = Vector256<int>.Zero;
        var three = Vector256<int>.Zero;
        var four = Vector256<int>.Zero;
        for (var index = 0; index < stride; index += Vector256<sbyte>.Count)
        {
            var numbers = Vector256.Load(question.Numbers + index);
            var sizes = Avx2.Abs(numbers);
            one += Products(numbers, sizes, Vector256.Load(first + index));
            two += Products(numbers, sizes, Vector256.Load(second + index));
            three += Products(numbers, sizes, Vector256.Load(third + index));
            four += Products(numbers, sizes, Vector256.Load(fourth + index));
        }

        return Sums(one, two, three, four);
    }

    /// <summary>The sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Sums(Vector256<int> one, Vector256<int> two, Vector256<int> three, Vector256<int> four)
    {
        var sums = Avx2.HorizontalAdd(Avx2.HorizontalAdd(one, two), Avx2.HorizontalAdd(three, four));
        return sums.GetLower() + sums.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products(Vector256<sbyte> numbers, Vector256<byte> sizes, Vector256<sbyte> row) =>
        Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(sizes, Avx2.Sign(row, numbers)), Vector256<short>.One);
}
