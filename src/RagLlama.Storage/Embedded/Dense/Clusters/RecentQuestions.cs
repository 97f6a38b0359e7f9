namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>
/// Vectors of the last questions, in memory only: what is asked lies elsewhere than what was written, so recall is measured with both.
/// </summary>
internal sealed class RecentQuestions
{
    private const int Kept = 256;

    private readonly float[]?[] _vectors = new float[Kept][];
    private int _next = -1;

    public void Add(ReadOnlyMemory<float> vector) => _vectors[(uint)Interlocked.Increment(ref _next) % Kept] = vector.ToArray();

    /// <summary>Those of this many dimensions, in any order.</summary>
    public List<SampleQuestion> Take(int dimensions) =>
        [.. _vectors.OfType<float[]>().Where(vector => vector.Length == dimensions).Select(vector => new SampleQuestion(vector, -1))];
}
