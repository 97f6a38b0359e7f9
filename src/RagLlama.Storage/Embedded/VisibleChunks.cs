using RagLlama.Indexing;

namespace RagLlama.Storage.Embedded;

/// <summary>The part of the index one question may look at, resolved before anything is searched (I6).</summary>
internal sealed class VisibleChunks
{
    private readonly ChunkTable _table;

    public VisibleChunks(ChunkMirror mirror, IndexQuery query)
    {
        _table = mirror.Table;
        var principals = query.Access.Principals.Select(principal => principal.Value).ToHashSet(StringComparer.Ordinal);
        AccessSets = [.. mirror.AccessSets.Where(set => set.Value.Any(principals.Contains)).Select(set => set.Key)];
        Sources = query.SourceIds.IsEmpty ? null : [.. query.SourceIds.Where(mirror.Sources.ContainsKey).Select(name => mirror.Sources[name])];

        long terms = 0;
        for (var slot = 0; slot < _table.SlotCount; slot++)
        {
            if (Contains(slot))
            {
                Count++;
                terms += _table.Rows[slot].Terms;
            }
        }

        MeanTerms = Count == 0 ? 1 : Math.Max(1.0, (double)terms / Count);
    }

    public HashSet<int> AccessSets { get; }

    /// <summary>Null for every source.</summary>
    public HashSet<int>? Sources { get; }

    public int Count { get; }

    /// <summary>Mean length in terms.</summary>
    public double MeanTerms { get; }

    public bool Contains(int slot)
    {
        ref readonly var row = ref _table.Rows[slot];
        return row.Id != 0 && AccessSets.Contains(row.AccessSet) && (Sources is null || Sources.Contains(row.Source));
    }
}
