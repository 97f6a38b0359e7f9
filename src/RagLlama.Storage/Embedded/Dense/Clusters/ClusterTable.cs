using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>
/// Which rows belong to which centre: 12 bytes for a row. A row that is written goes to its nearest centre at once, one that is removed leaves at
/// once. Guarded by its owner: any number of readers, or one writer.
/// </summary>
internal sealed class ClusterTable(Centres centres) : IDisposable
{
    private const int None = -1;

    private readonly List<int>[] _slots = [.. Enumerable.Range(0, centres.Count).Select(_ => new List<int>())];
    private readonly byte[] _raised = new byte[centres.Stride];
    private readonly float[] _scores = new float[centres.ScoreLength];
    private int[] _clusterOf = [];
    private int[] _placeIn = [];

    public Centres Centres => centres;

    /// <summary>Rows in all clusters.</summary>
    public int Rows { get; private set; }

    /// <summary>Memory held.</summary>
    public long Bytes => centres.Bytes + (sizeof(int) * (_clusterOf.LongLength + _placeIn.LongLength + _slots.Sum(slots => (long)slots.Capacity)));

    public ReadOnlySpan<int> SlotsOf(int cluster) => CollectionsMarshal.AsSpan(_slots[cluster]);

    /// <summary>-1 for a slot without a row, or with the zero vector.</summary>
    public int ClusterOf(int slot) => slot < _clusterOf.Length ? _clusterOf[slot] : None;

    /// <summary>Rows of a cluster that are visible.</summary>
    public int CountVisible(int cluster, ReadOnlySpan<ulong> visible)
    {
        var count = 0;
        foreach (var slot in SlotsOf(cluster))
        {
            count += slot >> 6 < visible.Length ? (int)(visible[slot >> 6] >> slot) & 1 : 0;
        }

        return count;
    }

    /// <summary>Clusters with a visible row.</summary>
    public int CountVisible(ReadOnlySpan<ulong> visible)
    {
        var count = 0;
        for (var cluster = 0; cluster < _slots.Length; cluster++)
        {
            foreach (var slot in SlotsOf(cluster))
            {
                if (slot >> 6 < visible.Length && (visible[slot >> 6] >> slot & 1) != 0)
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }

    /// <summary>Moves the row of a slot to its nearest centre.</summary>
    public unsafe void Place(DenseRows rows, int slot) => Place(slot, centres.Nearest(rows.PlaceOf(slot).Coarse, _raised, _scores));

    /// <param name="cluster">-1 for none.</param>
    public void Place(int slot, int cluster)
    {
        Remove(slot);
        if (cluster == None)
        {
            return;
        }

        Reserve(slot);
        (_clusterOf[slot], _placeIn[slot]) = (cluster, _slots[cluster].Count);
        _slots[cluster].Add(slot);
        Rows++;
    }

    public void Remove(int slot)
    {
        var cluster = ClusterOf(slot);
        if (cluster == None)
        {
            return;
        }

        var slots = _slots[cluster];
        var last = slots[^1];
        (slots[_placeIn[slot]], _placeIn[last]) = (last, _placeIn[slot]);
        slots.RemoveAt(slots.Count - 1);
        _clusterOf[slot] = None;
        Rows--;
    }

    public void Dispose() => centres.Dispose();

    private void Reserve(int slot)
    {
        if (slot < _clusterOf.Length)
        {
            return;
        }

        var before = _clusterOf.Length;
        var capacity = Math.Max(slot + 1, before + (before / 4));
        Array.Resize(ref _clusterOf, capacity);
        Array.Resize(ref _placeIn, capacity);
        Array.Fill(_clusterOf, None, before, capacity - before);
    }
}
