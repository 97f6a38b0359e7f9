using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>Arm's dot product instruction: both sides with sign.</summary>
internal readonly unsafe struct NeonKernel : IRowKernel
{
    public static bool IsSupported => Dp.IsSupported;

    public static bool RaisesQuestion => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Dot4(ScanQuestion question, sbyte* first, sbyte* second, sbyte* third, sbyte* fourth, int stride)
    {
        var one = Vector128<int>.Zero;
        var two = Vector128<int>.Zero;
        var three = Vector128<int>.Zero;
        var four = Vector128<int>.Zero;
        for (var index = 0; index < stride; index += Vector128<sbyte>.Count)
        {
            var numbers = Vector128.Load(question.Numbers + index);
            one = Dp.DotProduct(one, numbers, Vector128.Load(first + index));
            two = Dp.DotProduct(two, numbers, Vector128.Load(second + index));
            three = Dp.DotProduct(three, numbers, Vector128.Load(third + index));
            four = Dp.DotProduct(four, numbers, Vector128.Load(fourth + index));
        }

        return Vector128.Create(Vector128.Sum(one), Vector128.Sum(two), Vector128.Sum(three), Vector128.Sum(four));
    }
}
