using System.Runtime.InteropServices;
using RagLlama.Storage.Embedded.Dense;
using RagLlama.Storage.Embedded.Dense.Clusters;

namespace RagLlama.Storage.Embedded;

/// <summary>
/// What a search needs of every chunk, in memory: 392 bytes for a vector of 256 numbers and about 100 for the rest. Rows are addressed by slot;
/// slots of removed chunks are used again. Guarded by its owner's lock.
/// </summary>
internal sealed class ChunkTable : IDisposable
{
    private readonly Dictionary<long, int> _slots = [];
    private readonly Stack<int> _free = new();
    private ChunkRow[] _rows = new ChunkRow[1024];
    private ChunkTraits[] _traits = new ChunkTraits[1024];
    private float[] _lengths = new float[1024];

    /// <summary>By slot; null while no chunk has a vector.</summary>
    public DenseRows? Vectors { get; private set; }

    /// <summary>The same rows by what they are near to.</summary>
    public ClusteredRows Clusters { get; } = new();

    /// <summary>Slots in use and free ones between them: 0 to this.</summary>
    public int SlotCount { get; private set; }

    public int Count => _slots.Count;

    /// <summary>[slots]</summary>
    public ReadOnlySpan<ChunkRow> Rows => _rows.AsSpan(0, SlotCount);

    /// <summary>[slots]</summary>
    public ReadOnlySpan<ChunkTraits> Traits => _traits.AsSpan(0, SlotCount);

    /// <summary>[slots] lengths in terms, once more by themselves: every score reads one.</summary>
    public ReadOnlySpan<float> Lengths => _lengths.AsSpan(0, SlotCount);

    public bool TryFind(long id, out int slot) => _slots.TryGetValue(id, out slot);

    public void Clear()
    {
        Clusters.Clear();
        _slots.Clear();
        _free.Clear();
        SlotCount = 0;
        Array.Clear(_rows);
    }

    /// <summary>Makes room for so many chunks at once.</summary>
    public void Reserve(int chunks)
    {
        _slots.EnsureCapacity(chunks);
        if (chunks > _rows.Length)
        {
            Resize(chunks);
        }
    }

    /// <param name="vector">As <see cref="RowCode.Store"/> writes it.</param>
    /// <returns>The chunk's slot.</returns>
    /// <exception cref="InvalidDataException">The vector is longer or shorter than those before.</exception>
    public int Put(ChunkRow row, ChunkTraits traits, float scale, ReadOnlySpan<byte> vector)
    {
        var dimensions = RowCode.DimensionsOf(vector.Length);
        if (dimensions > 0)
        {
            Vectors ??= new DenseRows(dimensions);
        }

        if (dimensions != (Vectors?.Dimensions ?? 0))
        {
            throw new InvalidDataException($"The index holds vectors of {Vectors?.Dimensions} and of {dimensions} numbers. Delete the index folder and ingest again.");
        }

        if (!_slots.TryGetValue(row.Id, out var slot))
        {
            slot = _free.Count > 0 ? _free.Pop() : NewSlot();
            _slots[row.Id] = slot;
        }

        _rows[slot] = row;
        _traits[slot] = traits;
        _lengths[slot] = traits.Terms;
        if (Vectors is { } vectors)
        {
            vectors.Set(slot, scale, MemoryMarshal.Cast<byte, sbyte>(vector[..dimensions]), vector[dimensions..]);
            Clusters.Write(vectors, slot);
        }

        return slot;
    }

    public void Remove(long id)
    {
        if (_slots.Remove(id, out var slot))
        {
            _rows[slot] = default;
            Clusters.Remove(slot);
            _free.Push(slot);
        }
    }

    public void Dispose()
    {
        Clusters.Dispose();
        Vectors?.Dispose();
    }

    private int NewSlot()
    {
        if (SlotCount == _rows.Length)
        {
            Resize(_rows.Length + (_rows.Length / 2));
        }

        return SlotCount++;
    }

    private void Resize(int capacity)
    {
        Array.Resize(ref _rows, capacity);
        Array.Resize(ref _traits, capacity);
        Array.Resize(ref _lengths, capacity);
    }
}
