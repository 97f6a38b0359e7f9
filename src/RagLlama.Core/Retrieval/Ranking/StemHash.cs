namespace RagLlama.Retrieval.Ranking;

/// <summary>FNV-1a, 32 bits: a passage has some hundred stems, so that two of them hardly ever share a number.</summary>
internal static class StemHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(string stem)
    {
        var hash = OffsetBasis;
        foreach (var c in stem)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    public static uint[] Of(List<string> stems)
    {
        var hashes = new uint[stems.Count];
        for (var index = 0; index < hashes.Length; index++)
        {
            hashes[index] = Of(stems[index]);
        }

        return hashes;
    }

    public static ulong Pair(uint first, uint second) => ((ulong)first << 32) | second;
}
