namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>Clusters as they lie in their file. Rows go by their ids there: slots are another process's own.</summary>
/// <param name="Centres">[centres, <see cref="Clusters.Centres.StoredBytes"/>].</param>
/// <param name="Ids">Ascending.</param>
/// <param name="ClusterOf">[ids].</param>
internal sealed record StoredClusters(ClusterRecord Record, int Dimensions, byte[] Centres, long[] Ids, ushort[] ClusterOf)
{
    /// <summary>-1 for a row that was not there.</summary>
    public int Find(long id)
    {
        var place = Array.BinarySearch(Ids, id);
        return place < 0 ? -1 : ClusterOf[place];
    }
}
