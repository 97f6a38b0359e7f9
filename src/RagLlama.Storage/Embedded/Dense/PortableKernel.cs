using System.Numerics;
using System.Runtime.Intrinsics;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>Whatever vectors the processor has.</summary>
internal readonly unsafe struct PortableKernel : IRowKernel
{
    public static bool IsSupported => true;

    public static bool RaisesQuestion => false;

    public static Vector128<int> Dot4(ScanQuestion question, sbyte* first, sbyte* second, sbyte* third, sbyte* fourth, int stride) => Vector128.Create(
        Dot(question.Numbers, first, stride), Dot(question.Numbers, second, stride), Dot(question.Numbers, third, stride), Dot(question.Numbers, fourth, stride));

    private static int Dot(sbyte* question, sbyte* row, int stride)
    {
        var sums = Vector<int>.Zero;
        for (var index = 0; index < stride; index += Vector<sbyte>.Count)
        {
            Vector.Widen(Vector.Load(question + index), out var questionLow, out var questionHigh);
            Vector.Widen(Vector.Load(row + index), out var rowLow, out var rowHigh);

            // One product of two 8-bit numbers fits 16 bits; a sum of two does not always.
            Vector.Widen(questionLow * rowLow, out var first, out var second);
            Vector.Widen(questionHigh * rowHigh, out var third, out var fourth);
            sums += first + second + third + fourth;
        }

        return Vector.Sum(sums);
    }
}
