using System.Numerics.Tensors;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>
/// Spherical k-means (Dhillon and Modha, 2001) on a sample: each vector to the centre of greatest cosine, each centre to the mean direction of its
/// vectors, again and again. A centre that loses all its vectors starts anew at one of the greatest cluster.
/// </summary>
internal sealed class ClusterTraining(VectorSample sample, int count)
{
    // What the tenth round adds was below what can be measured.
    private const int MostRounds = 10;
    private const double LeastGain = 0.001;

    private readonly Random _random = new(count);
    private readonly int[] _clusterOf = new int[sample.Count];
    private readonly float[][] _sums = [.. Enumerable.Range(0, count).Select(_ => new float[sample.Dimensions])];

    public Centres Run(CancellationToken cancellationToken)
    {
        var centres = new Centres(count, sample.Dimensions);
        try
        {
            Begin(centres);
            var before = 0.0;
            for (var round = 0; round < MostRounds; round++)
            {
                var nearness = Assign(centres, cancellationToken);
                Move(centres);
                if (nearness < before * (1 + LeastGain))
                {
                    break;
                }

                before = nearness;
            }

            return centres;
        }
        catch
        {
            centres.Dispose();
            throw;
        }
    }

    private void Begin(Centres centres)
    {
        var chosen = Enumerable.Range(0, sample.Count).ToArray();
        _random.Shuffle(chosen);
        var vector = new float[sample.Dimensions];
        for (var index = 0; index < count; index++)
        {
            sample.Read(chosen[index % chosen.Length], vector);
            centres.Set(index, vector);
        }
    }

    /// <returns>The sum of all cosines.</returns>
    private unsafe double Assign(Centres centres, CancellationToken cancellationToken)
    {
        var raised = new byte[centres.Stride];
        var scores = new float[centres.ScoreLength];
        var sum = 0.0;
        for (var index = 0; index < sample.Count; index++)
        {
            if (index % 256 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var nearest = centres.Nearest(sample.Row(index), raised, scores);
            _clusterOf[index] = nearest;
            sum += nearest < 0 ? 0 : scores[nearest] * sample.Scale(index);
        }

        return sum;
    }

    private void Move(Centres centres)
    {
        var sizes = new int[count];
        var vector = new float[sample.Dimensions];
        Array.ForEach(_sums, Array.Clear);
        for (var index = 0; index < sample.Count; index++)
        {
            if (_clusterOf[index] is >= 0 and var cluster)
            {
                sample.Read(index, vector);
                TensorPrimitives.Add(_sums[cluster], vector, _sums[cluster]);
                sizes[cluster]++;
            }
        }

        for (var cluster = 0; cluster < count; cluster++)
        {
            if (sizes[cluster] == 0)
            {
                Restart(cluster, sizes);
            }

            var norm = TensorPrimitives.Norm<float>(_sums[cluster]);
            if (norm > 0)
            {
                TensorPrimitives.Divide(_sums[cluster], norm, _sums[cluster]);
                centres.Set(cluster, _sums[cluster]);
            }
        }
    }

    private void Restart(int cluster, int[] sizes)
    {
        var greatest = TensorPrimitives.IndexOfMax<int>(sizes);
        var offset = _random.Next(sample.Count);
        for (var step = 0; step < sample.Count; step++)
        {
            var index = (offset + step) % sample.Count;
            if (_clusterOf[index] == greatest)
            {
                sample.Read(index, _sums[cluster]);
                (_clusterOf[index], sizes[cluster]) = (cluster, 1);
                sizes[greatest]--;
                return;
            }
        }
    }
}
