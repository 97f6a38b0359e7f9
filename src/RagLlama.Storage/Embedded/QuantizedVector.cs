using System.Numerics.Tensors;

namespace RagLlama.Storage.Embedded;

/// <summary>A vector as 8-bit numbers and one factor: number · <see cref="Scale"/> is the original to within half a step.</summary>
internal readonly record struct QuantizedVector(sbyte[] Numbers, float Scale)
{
    public static QuantizedVector Of(ReadOnlySpan<float> vector)
    {
        var numbers = new sbyte[vector.Length];
        var largest = vector.Length == 0 ? 0 : TensorPrimitives.MaxMagnitude(vector);
        largest = MathF.Abs(largest);
        if (!(largest > 0) || !float.IsFinite(largest))
        {
            return new QuantizedVector(numbers, 0);
        }

        var scale = largest / sbyte.MaxValue;
        for (var index = 0; index < vector.Length; index++)
        {
            numbers[index] = (sbyte)MathF.Round(vector[index] / scale);
        }

        return new QuantizedVector(numbers, scale);
    }
}
