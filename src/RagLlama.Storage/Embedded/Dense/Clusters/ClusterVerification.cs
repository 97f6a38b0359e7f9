using RagLlama.Indexing;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>Reads the clusters' file, for <c>fsck</c>. No chunk depends on it: it is made anew from the vectors.</summary>
internal static class ClusterVerification
{
    public static IReadOnlyList<IndexDamage> FindDamage(string path)
    {
        try
        {
            _ = ClusterFile.Load(path);
            return [];
        }
        catch (InvalidDataException)
        {
            return [new IndexDamage(Path.GetFileName(path), "clusters", [])];
        }
    }
}
