using System.Collections.Concurrent;
using System.Numerics;
using RagLlama.Storage.Embedded.Dense.Clusters;

namespace RagLlama.Storage.Embedded;

/// <summary>
/// The part of the index one question may look at, as one bit for each slot, resolved before anything is searched (I6). All statistics of a
/// score are taken over it. Made once for everybody who may see the same, until the index changes.
/// </summary>
internal sealed class VisibleChunks
{
    private readonly ulong[] _bits;
    private readonly Lock _counting = new();
    private (ClusterTable? Table, int Count) _clusters;

    public VisibleChunks(ChunkTable table, VisibilityFilter filter)
    {
        _bits = new ulong[(table.SlotCount + 63) / 64];
        var rows = table.Rows;
        var traits = table.Traits;
        long terms = 0;
        for (var slot = 0; slot < rows.Length; slot++)
        {
            if (rows[slot].Id != 0 && filter.Allows(traits[slot]))
            {
                _bits[slot >> 6] |= 1UL << slot;
                terms += traits[slot].Terms;
            }
        }

        foreach (var word in _bits)
        {
            Count += BitOperations.PopCount(word);
        }

        MeanTerms = Count == 0 ? 1 : Math.Max(1.0, (double)terms / Count);
    }

    /// <summary>[slots / 64, rounded up] bit (slot % 64) of word (slot / 64).</summary>
    public ReadOnlySpan<ulong> Bits => _bits;

    public int Count { get; }

    /// <summary>Mean length in terms.</summary>
    public double MeanTerms { get; }

    /// <summary>How many of these chunks have a term, for terms that were counted.</summary>
    public ConcurrentDictionary<string, int> Frequencies { get; } = new(StringComparer.Ordinal);

    /// <summary>Clusters with one of these chunks; counted once.</summary>
    public int CountClusters(ClusterTable clusters)
    {
        lock (_counting)
        {
            if (_clusters.Table != clusters)
            {
                _clusters = (clusters, clusters.CountVisible(_bits));
            }

            return _clusters.Count;
        }
    }
}
