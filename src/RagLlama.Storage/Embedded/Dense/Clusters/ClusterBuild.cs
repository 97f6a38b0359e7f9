namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>
/// Makes clusters of the rows of a mirror while others search and write: it holds the lock for a few thousand rows at a time, and what was written
/// meanwhile is placed at the end.
/// </summary>
internal sealed class ClusterBuild(ChunkMirror mirror, CancellationToken cancellationToken)
{
    private const int RowsAtOnce = 2048;

    private readonly ChunkTable _table = mirror.Table;
    private int _epoch;
    private (int Slot, long Id)[] _rows = [];

    /// <param name="stored">Centres and places known already; null to find new centres.</param>
    /// <returns>The clusters, in use; null when the rows were all replaced meanwhile: begin again.</returns>
    public ClusterTable? Run(StoredClusters? stored)
    {
        Begin();
        var made = new ClusterTable(stored is null ? Train() : Centres.Restore(stored.Centres, stored.Dimensions));
        var isUsed = false;
        try
        {
            isUsed = Place(made, stored) && Use(made);
            return isUsed ? made : null;
        }
        finally
        {
            if (!isUsed)
            {
                made.Dispose();
            }
        }
    }

    /// <summary>The clusters in use, to be stored; null when there are none any more.</summary>
    public static StoredClusters? Snapshot(ChunkMirror mirror, ClusterRecord record)
    {
        mirror.Lock.EnterReadLock();
        try
        {
            if (mirror.Table.Clusters.Table is not { } clusters)
            {
                return null;
            }

            var rows = mirror.Table.Rows;
            var (ids, places) = (new List<long>(clusters.Rows), new List<ushort>(clusters.Rows));
            for (var slot = 0; slot < rows.Length; slot++)
            {
                if (clusters.ClusterOf(slot) is >= 0 and var cluster)
                {
                    ids.Add(rows[slot].Id);
                    places.Add((ushort)cluster);
                }
            }

            var (sorted, clusterOf) = (ids.ToArray(), places.ToArray());
            Array.Sort(sorted, clusterOf);
            return new StoredClusters(record, clusters.Centres.Dimensions, clusters.Centres.Store(), sorted, clusterOf);
        }
        finally
        {
            mirror.Lock.ExitReadLock();
        }
    }

    private void Begin()
    {
        mirror.Lock.EnterWriteLock();
        try
        {
            var rows = _table.Rows;
            var held = new List<(int Slot, long Id)>(_table.Count);
            for (var slot = 0; slot < rows.Length; slot++)
            {
                if (rows[slot].Id != 0)
                {
                    held.Add((slot, rows[slot].Id));
                }
            }

            _rows = [.. held];
            _epoch = _table.Clusters.Epoch;
            _table.Clusters.Watch();
        }
        finally
        {
            mirror.Lock.ExitWriteLock();
        }
    }

    private Centres Train()
    {
        var (rows, count) = (_rows, ClusterSizing.Sampled(_rows.Length));
        using var sample = new VectorSample(count, _table.Vectors!.Dimensions);
        InSteps(count, index => sample.Add(_table.Vectors.PlaceOf(rows[(int)((long)index * rows.Length / count)].Slot)));
        return new ClusterTraining(sample, Math.Max(1, Math.Min(ClusterSizing.Centres(rows.Length), sample.Count))).Run(cancellationToken);
    }

    private bool Place(ClusterTable made, StoredClusters? stored) => InSteps(
        _rows.Length,
        index =>
        {
            var (slot, id) = _rows[index];
            if (stored?.Find(id) is >= 0 and var known)
            {
                made.Place(slot, known);
            }
            else
            {
                made.Place(_table.Vectors!, slot);
            }
        });

    private bool Use(ClusterTable made)
    {
        mirror.Lock.EnterWriteLock();
        try
        {
            if (_table.Clusters.Epoch != _epoch)
            {
                return false;
            }

            _table.Clusters.Use(made, _table.Vectors!, slot => slot < _table.SlotCount && _table.Rows[slot].Id != 0);
            return true;
        }
        finally
        {
            mirror.Lock.ExitWriteLock();
        }
    }

    /// <returns>False when the rows were all replaced meanwhile.</returns>
    private bool InSteps(int count, Action<int> step)
    {
        for (var first = 0; first < count; first += RowsAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            mirror.Lock.EnterReadLock();
            try
            {
                if (_table.Clusters.Epoch != _epoch)
                {
                    return false;
                }

                for (var index = first; index < Math.Min(count, first + RowsAtOnce); index++)
                {
                    step(index);
                }
            }
            finally
            {
                mirror.Lock.ExitReadLock();
            }
        }

        return true;
    }
}
