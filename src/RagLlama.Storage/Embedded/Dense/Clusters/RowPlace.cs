namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>Where the parts of one row are.</summary>
internal readonly unsafe struct RowPlace(sbyte* coarse, float* scale, int* excess)
{
    public sbyte* Coarse => coarse;

    public float* Scale => scale;

    public int* Excess => excess;
}
