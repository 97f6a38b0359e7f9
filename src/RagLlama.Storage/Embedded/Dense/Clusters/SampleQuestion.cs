namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>A question to measure with: that of an asker, or a row of the index, which is then left out of what it finds.</summary>
/// <param name="Slot">-1 for an asker's question.</param>
internal sealed record SampleQuestion(float[] Vector, int Slot)
{
    public const int Nearest = 10;

    public static SampleQuestion OfRow(DenseRows rows, int slot)
    {
        var vector = new float[rows.Dimensions];
        rows.Read(slot, vector);
        return new SampleQuestion(vector, slot);
    }

    /// <summary>The ten nearest of what was found, without the row itself.</summary>
    public IEnumerable<int> Others(IEnumerable<DenseHit> hits) => hits.Select(hit => hit.Slot).Where(slot => slot != Slot).Take(Nearest);
}
