using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded;

/// <summary>
/// What a search needs of every chunk, in memory: 256 bytes of vector and about 100 of the rest. Rows are addressed by slot; slots of removed
/// chunks are used again. Guarded by its owner's lock.
/// </summary>
internal sealed class ChunkTable
{
    private readonly Dictionary<long, int> _slots = [];
    private readonly Stack<int> _free = new();
    private sbyte[] _vectors = [];
    private ChunkRow[] _rows = new ChunkRow[1024];
    private ChunkTraits[] _traits = new ChunkTraits[1024];
    private float[] _lengths = new float[1024];

    public int Dimensions { get; private set; }

    /// <summary>Slots in use and free ones between them: 0 to this.</summary>
    public int SlotCount { get; private set; }

    public int Count => _slots.Count;

    /// <summary>[slots]</summary>
    public ReadOnlySpan<ChunkRow> Rows => _rows.AsSpan(0, SlotCount);

    /// <summary>[slots]</summary>
    public ReadOnlySpan<ChunkTraits> Traits => _traits.AsSpan(0, SlotCount);

    /// <summary>[slots] lengths in terms, once more by themselves: every score reads one.</summary>
    public ReadOnlySpan<float> Lengths => _lengths.AsSpan(0, SlotCount);

    /// <summary>[slots, <see cref="Dimensions"/>], row-major.</summary>
    public ReadOnlySpan<sbyte> Vectors => _vectors.AsSpan(0, SlotCount * Dimensions);

    public ReadOnlySpan<sbyte> VectorOf(int slot) => _vectors.AsSpan(slot * Dimensions, Dimensions);

    public bool TryFind(long id, out int slot) => _slots.TryGetValue(id, out slot);

    public void Clear()
    {
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

    /// <returns>The chunk's slot.</returns>
    public int Put(ChunkRow row, ChunkTraits traits, ReadOnlySpan<byte> vector)
    {
        if (Dimensions == 0)
        {
            Dimensions = vector.Length;
            _vectors = new sbyte[_rows.Length * Dimensions];
        }

        if (vector.Length != Dimensions)
        {
            throw new InvalidDataException($"The index holds vectors of {Dimensions} and of {vector.Length} numbers. Delete the index folder and ingest again.");
        }

        if (!_slots.TryGetValue(row.Id, out var slot))
        {
            slot = _free.Count > 0 ? _free.Pop() : NewSlot();
            _slots[row.Id] = slot;
        }

        _rows[slot] = row;
        _traits[slot] = traits;
        _lengths[slot] = traits.Terms;
        MemoryMarshal.Cast<byte, sbyte>(vector).CopyTo(_vectors.AsSpan(slot * Dimensions));
        return slot;
    }

    public void Remove(long id)
    {
        if (_slots.Remove(id, out var slot))
        {
            _rows[slot] = default;
            _free.Push(slot);
        }
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
        Array.Resize(ref _vectors, capacity * Dimensions);
    }
}
