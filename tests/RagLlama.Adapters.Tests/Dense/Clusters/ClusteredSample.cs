using System.Numerics.Tensors;
using RagLlama.Storage.Embedded.Dense;
using RagLlama.Storage.Embedded.Dense.Clusters;

namespace RagLlama.Adapters.Tests.Dense.Clusters;

/// <summary>Vectors as texts give them: around some subjects, so that clusters can be found.</summary>
internal static class ClusteredSample
{
    public const int Dimensions = 64;

    public static float[][] Vectors(int count, int subjects, int seed)
    {
        var random = new Random(seed);
        var middles = Enumerable.Range(0, subjects).Select(_ => Unit(Noise(random))).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var vector = middles[random.Next(subjects)].ToArray();
            TensorPrimitives.MultiplyAdd(Noise(random), 0.06f, vector, vector);
            return Unit(vector);
        })];
    }

    public static DenseRows Rows(float[][] vectors)
    {
        var rows = new DenseRows(Dimensions);
        for (var slot = 0; slot < vectors.Length; slot++)
        {
            rows.Set(slot, vectors[slot]);
        }

        return rows;
    }

    public static Centres Train(DenseRows rows, int count, int centres)
    {
        using var sample = new VectorSample(count, Dimensions);
        for (var slot = 0; slot < count; slot++)
        {
            sample.Add(rows.PlaceOf(slot));
        }

        return new ClusterTraining(sample, centres).Run(CancellationToken.None);
    }

    public static ulong[] Bits(int count, Func<int, bool> isVisible)
    {
        var bits = new ulong[(count + 63) / 64];
        for (var slot = 0; slot < count; slot++)
        {
            bits[slot >> 6] |= isVisible(slot) ? 1UL << slot : 0;
        }

        return bits;
    }

    private static float[] Noise(Random random) => [.. Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5))];

    private static float[] Unit(float[] vector)
    {
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
