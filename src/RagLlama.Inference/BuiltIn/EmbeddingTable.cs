using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RagLlama.Inference.BuiltIn;

/// <summary>One row of 8-bit numbers for each piece, and the factor that scales it.</summary>
/// <param name="rows">[n, <see cref="Dimensions"/>], row-major.</param>
/// <param name="scales">[n].</param>
internal sealed class EmbeddingTable(sbyte[] rows, float[] scales)
{
    public const int Dimensions = 256;

    /// <summary>Adds weight · row to the sum.</summary>
    /// <param name="sum">[<see cref="Dimensions"/>].</param>
    public void AddRow(int id, float weight, Span<float> sum)
    {
        if (Avx512F.IsSupported)
        {
            var row = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(rows.AsSpan(id * Dimensions, Dimensions));
            var target = MemoryMarshal.Cast<float, Vector512<float>>(sum);
            var factor = Vector512.Create(weight * scales[id]);
            for (var index = 0; index < row.Length; index++)
            {
                target[index] = Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(row[index])), factor, target[index]);
            }
        }
        else
        {
            AddRowPortable(id, weight, sum);
        }
    }

    /// <summary>Dot product of a row with a vector.</summary>
    /// <param name="vector">[<see cref="Dimensions"/>].</param>
    public float Dot(int id, ReadOnlySpan<float> vector)
    {
        if (!Avx512F.IsSupported)
        {
            return DotPortable(id, vector);
        }

        var row = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(rows.AsSpan(id * Dimensions, Dimensions));
        var other = MemoryMarshal.Cast<float, Vector512<float>>(vector);
        var even = Vector512<float>.Zero;
        var odd = Vector512<float>.Zero;
        for (var index = 0; index + 1 < row.Length; index += 2)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(row[index])), other[index], even);
            odd = Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(row[index + 1])), other[index + 1], odd);
        }

        return Vector512.Sum(even + odd) * scales[id];
    }

    /// <summary>Brings a sum to length 1; the zero vector stays as it is.</summary>
    public static void Normalize(Span<float> vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 1e-9f)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }
    }

    internal void AddRowPortable(int id, float weight, Span<float> sum)
    {
        var row = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(rows.AsSpan(id * Dimensions, Dimensions));
        var target = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var factor = new Vector<float>(weight * scales[id]);
        for (var index = 0; index < row.Length; index++)
        {
            var (first, second, third, fourth) = Widen(row[index]);
            target[(index * 4) + 0] += first * factor;
            target[(index * 4) + 1] += second * factor;
            target[(index * 4) + 2] += third * factor;
            target[(index * 4) + 3] += fourth * factor;
        }
    }

    internal float DotPortable(int id, ReadOnlySpan<float> vector)
    {
        var row = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(rows.AsSpan(id * Dimensions, Dimensions));
        var other = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var sum = Vector<float>.Zero;
        for (var index = 0; index < row.Length; index++)
        {
            var (first, second, third, fourth) = Widen(row[index]);
            sum += (first * other[index * 4]) + (second * other[(index * 4) + 1]) + (third * other[(index * 4) + 2]) + (fourth * other[(index * 4) + 3]);
        }

        return Vector.Sum(sum) * scales[id];
    }

    private static (Vector<float> First, Vector<float> Second, Vector<float> Third, Vector<float> Fourth) Widen(Vector<sbyte> numbers)
    {
        Vector.Widen(numbers, out var low, out var high);
        Vector.Widen(low, out var first, out var second);
        Vector.Widen(high, out var third, out var fourth);
        return (Vector.ConvertToSingle(first), Vector.ConvertToSingle(second), Vector.ConvertToSingle(third), Vector.ConvertToSingle(fourth));
    }
}
