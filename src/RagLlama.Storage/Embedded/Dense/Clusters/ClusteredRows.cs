namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>The clusters in use beside a table of rows, kept equal to it by its owner. Guarded by its owner's lock.</summary>
internal sealed class ClusteredRows : IDisposable
{
    private HashSet<int>? _touched;
    private volatile ProbePlan? _plan;

    /// <summary>Null while there are none.</summary>
    public ClusterTable? Table { get; private set; }

    /// <summary>How far a search goes; null to compare with all rows. May be set under the read lock.</summary>
    public ProbePlan? Plan
    {
        get => _plan;
        set => _plan = value;
    }

    /// <summary>Counts how often all rows were replaced.</summary>
    public int Epoch { get; private set; }

    /// <summary>Rows written since the clusters came into use.</summary>
    public int Written { get; private set; }

    public void Write(DenseRows rows, int slot)
    {
        _touched?.Add(slot);
        Written++;
        Table?.Place(rows, slot);
    }

    public void Remove(int slot)
    {
        _touched?.Add(slot);
        Table?.Remove(slot);
    }

    /// <summary>All rows are about to be replaced: every search is exact until the clusters were made again.</summary>
    public void Clear()
    {
        Epoch++;
        Use(null);
    }

    /// <summary>From now on, keeps in mind what is written, for clusters that are being made from the rows as they are.</summary>
    public void Watch() => _touched = [];

    /// <summary>Puts clusters into use that were made since <see cref="Watch"/>; those before are disposed.</summary>
    /// <param name="holds">Whether a slot has a row.</param>
    public void Use(ClusterTable made, DenseRows rows, Predicate<int> holds)
    {
        foreach (var slot in _touched ?? [])
        {
            if (holds(slot))
            {
                made.Place(rows, slot);
            }
            else
            {
                made.Remove(slot);
            }
        }

        Use(made);
    }

    /// <summary>The nearest visible rows, best first: exactly, or by clusters where that was measured to be good and is quicker.</summary>
    public DenseHit[] Find(DenseRows rows, ReadOnlySpan<float> question, VisibleChunks visible, int count)
    {
        if (Table is { } table && Plan is { } plan && plan.RowsFor(visible.Count, table.Rows, table.Centres.Count, visible.CountClusters(table)) is > 0 and var leastRows)
        {
            return ClusterSearch.Find(rows, table, question, visible.Bits, count, leastRows);
        }

        return DenseSearch.FindOnIdleCores(rows, question, visible.Bits, visible.Count, count);
    }

    public void Dispose() => Use(null);

    private void Use(ClusterTable? table)
    {
        Plan = null;
        Table?.Dispose();
        (Table, _touched, Written) = (table, null, 0);
    }
}
