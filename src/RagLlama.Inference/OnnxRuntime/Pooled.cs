using System.Numerics.Tensors;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>Makes one vector of length 1 out of the vectors of a text's tokens.</summary>
internal static class Pooled
{
    private const float Nothing = 1e-9f;

    /// <param name="pooling">Of tokens; without meaning where the model gives one vector for each text.</param>
    /// <param name="vectors">Takes each row's vector at the row's place.</param>
    /// <exception cref="InferenceException">The result has another shape, or values that are no numbers.</exception>
    public static void Read(Pooling pooling, TextBatch batch, TensorValues result, float[][] vectors)
    {
        var isWhole = result.Shape.Count == 2 && result.Shape[0] == batch.Rows;
        if (!isWhole && !(result.Shape.Count == 3 && result.Shape[0] == batch.Rows && result.Shape[1] == batch.Columns) || result.Shape[^1] < 1)
        {
            throw new InferenceException("The model gave a result of another shape than its file says.");
        }

        var size = (int)result.Shape[^1];
        for (var row = 0; row < batch.Rows; row++)
        {
            var vector = new float[size];
            if (isWhole || pooling == Pooling.Cls)
            {
                result.Values.AsSpan(row * (isWhole ? 1 : batch.Columns) * size, size).CopyTo(vector);
            }
            else
            {
                AddTokens(batch, result.Values, row, vector);
            }

            vectors[batch.Places[row]] = Normalise(vector);
        }
    }

    /// <summary>A sum points where the mean does.</summary>
    private static void AddTokens(TextBatch batch, float[] values, int row, float[] vector)
    {
        for (var column = 0; column < batch.Columns; column++)
        {
            var cell = (row * batch.Columns) + column;
            if (batch.Mask[cell] == 1)
            {
                TensorPrimitives.Add(vector, values.AsSpan(cell * vector.Length, vector.Length), vector);
            }
        }
    }

    private static float[] Normalise(float[] vector)
    {
        EncoderStart.Finite(vector);
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > Nothing)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }

        return vector;
    }
}
