using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>For processors with 512-bit vectors but without the short form of the VNNI instructions.</summary>
internal readonly unsafe struct Avx512Kernel : IRowKernel
{
    public static bool IsSupported => Avx512BW.IsSupported;

    public static bool RaisesQuestion => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Dot4(ScanQuestion question, sbyte* first, sbyte* second, sbyte* third, sbyte* fourth, int stride)
    {
        var one = Vector512<int>.Zero;
        var two = Vector512<int>.Zero;
        var three = Vector512<int>.Zero;
        var four = Vector512<int>.Zero;
        for (var index = 0; index < stride; index += Vector256<sbyte>.Count)
        {
            var numbers = Wide(question.Numbers + index);
            one += Avx512BW.MultiplyAddAdjacent(numbers, Wide(first + index));
            two += Avx512BW.MultiplyAddAdjacent(numbers, Wide(second + index));
            three += Avx512BW.MultiplyAddAdjacent(numbers, Wide(third + index));
            four += Avx512BW.MultiplyAddAdjacent(numbers, Wide(fourth + index));
        }

        return Avx2Kernel.Sums(Halves(one), Halves(two), Halves(three), Halves(four));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Wide(sbyte* numbers) => Avx512BW.ConvertToVector512Int16(Vector256.Load(numbers));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Halves(Vector512<int> sums) => sums.GetLower() + sums.GetUpper();
}
