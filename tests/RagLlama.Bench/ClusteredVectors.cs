using System.Numerics.Tensors;

namespace RagLlama.Bench;

/// <summary>
/// Unit vectors as text gives them: 2,000 clusters of Zipf sizes, inside each a subspace of 24 dimensions and a little noise. The same seed gives the
/// same vectors.
/// </summary>
internal sealed class ClusteredVectors
{
    private const int Clusters = 2000;
    private const int Subspaces = 64;
    private const int InnerDimensions = 24;

    private readonly Random _random;
    private readonly int _dimensions;
    private readonly float[][] _centres;
    private readonly float[][][] _subspaces;
    private readonly double[] _cumulative = new double[Clusters];

    public ClusteredVectors(int dimensions, int seed)
    {
        _random = new Random(seed);
        _dimensions = dimensions;
        _centres = [.. Enumerable.Range(0, Clusters).Select(_ => Unit(Noise()))];
        _subspaces = [.. Enumerable.Range(0, Subspaces).Select(_ => Enumerable.Range(0, InnerDimensions).Select(_ => Unit(Noise())).ToArray())];
        var sum = 0.0;
        for (var cluster = 0; cluster < Clusters; cluster++)
        {
            _cumulative[cluster] = sum += 1.0 / (cluster + 21);
        }
    }

    public float[] Next()
    {
        var place = Array.BinarySearch(_cumulative, _random.NextDouble() * _cumulative[^1]);
        var cluster = Math.Min(Clusters - 1, place < 0 ? ~place : place);
        var vector = _centres[cluster].ToArray();
        foreach (var axis in _subspaces[cluster % Subspaces])
        {
            TensorPrimitives.MultiplyAdd(axis, (float)(Normal() * 0.9 / Math.Sqrt(InnerDimensions)), vector, vector);
        }

        TensorPrimitives.MultiplyAdd(Noise(), 0.35f / MathF.Sqrt(_dimensions), vector, vector);
        return Unit(vector);
    }

    private static float[] Unit(float[] vector)
    {
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private float[] Noise() => [.. Enumerable.Range(0, _dimensions).Select(_ => (float)Normal())];

    // Box and Muller's transform, one of its two numbers.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
