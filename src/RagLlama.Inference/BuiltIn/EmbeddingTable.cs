using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

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
        var row = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(rows.AsSpan(id * Dimensions, Dimensions));
        var target = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var factor = new Vector<float>(weight * scales[id]);
        for (var index = 0; index < row.Length; index++)
        {
            Vector.Widen(row[index], out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            target[(index * 4) + 0] += Vector.ConvertToSingle(first) * factor;
            target[(index * 4) + 1] += Vector.ConvertToSingle(second) * factor;
            target[(index * 4) + 2] += Vector.ConvertToSingle(third) * factor;
            target[(index * 4) + 3] += Vector.ConvertToSingle(fourth) * factor;
        }
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
}
