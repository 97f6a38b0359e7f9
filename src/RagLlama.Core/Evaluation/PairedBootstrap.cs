namespace RagLlama.Evaluation;

/// <summary>
/// Paired bootstrap over questions: the differences are drawn again with replacement, the interval is the middle 95 % of their means, and p compares
/// those means, moved to a true difference of zero, with the one observed. B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993),
/// chapters 13 and 16. The seed is fixed: the same two runs give the same figures.
/// </summary>
public static class PairedBootstrap
{
    public const int Resamples = 10_000;
    private const int Seed = 1993;

    /// <summary>Null without a question to compare.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static BootstrapResult? Compare(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        if (before.Count != after.Count)
        {
            throw new ArgumentException("Both runs must have a value for each question.", nameof(after));
        }

        if (before.Count == 0)
        {
            return null;
        }

        var differences = before.Zip(after, (b, a) => a - b).ToArray();
        var observed = differences.Average();
        var means = Draw(differences);
        var asGreat = means.Count(mean => Math.Abs(mean - observed) >= Math.Abs(observed) - 1e-12);
        Array.Sort(means);
        return new BootstrapResult(
            differences.Length,
            Math.Round(before.Average(), 4),
            Math.Round(after.Average(), 4),
            Math.Round(observed, 4),
            Math.Round(means[(int)(Resamples * 0.025)], 4),
            Math.Round(means[(int)(Resamples * 0.975) - 1], 4),
            Math.Round((asGreat + 1.0) / (Resamples + 1), 4));
    }

    private static double[] Draw(double[] differences)
    {
        var random = new Random(Seed);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var sum = 0.0;
            for (var n = 0; n < differences.Length; n++)
            {
                sum += differences[random.Next(differences.Length)];
            }

            means[i] = sum / differences.Length;
        }

        return means;
    }
}
