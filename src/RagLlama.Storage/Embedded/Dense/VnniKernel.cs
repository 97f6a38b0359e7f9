using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>
/// Four products and their sum in one instruction (vpdpbusd), one side without sign. The 512-bit form has no intrinsic in this runtime; with 256 bits
/// the memory is the limit already.
/// </summary>
internal readonly unsafe struct VnniKernel : IRowKernel
{
    public static bool IsSupported => AvxVnni.IsSupported;

    public static bool RaisesQuestion => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Dot4(ScanQuestion question, sbyte* first, sbyte* second, sbyte* third, sbyte* fourth, int stride)
    {
        var one = Vector256<int>.Zero;
        var two = Vector256<int>.Zero;
        var three = Vector256<int>.Zero;
        var four = Vector256<int>.Zero;
        for (var index = 0; index < stride; index += Vector256<sbyte>.Count)
        {
            var raised = Vector256.Load(question.Raised + index);
            one = AvxVnni.MultiplyWideningAndAdd(one, raised, Vector256.Load(first + index));
            two = AvxVnni.MultiplyWideningAndAdd(two, raised, Vector256.Load(second + index));
            three = AvxVnni.MultiplyWideningAndAdd(three, raised, Vector256.Load(third + index));
            four = AvxVnni.MultiplyWideningAndAdd(four, raised, Vector256.Load(fourth + index));
        }

        return Avx2Kernel.Sums(one, two, three, four);
    }
}
