namespace RagLlama.Answering;

internal static class Cosine
{
    /// <summary>Of two L2-normalised vectors of the same length.</summary>
    public static double Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
