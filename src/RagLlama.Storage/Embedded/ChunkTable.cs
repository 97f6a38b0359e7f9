namespace RagLlama.Storage.Embedded;

/// <summary>
/// What a search needs of every chunk, in memory: 256 bytes of vector and about 60 of the rest. Rows are addressed by slot; slots of removed
/// chunks are used again. Guarded by its owner's lock.
/// </summary>
internal sealed class ChunkTable
{
    private readonly Dictionary<long, int> _slots = [];
    private readonly Stack<int> _free = new();

    public int Dimensions { get; private set; }

    /// <summary>Slots in use and free ones between them: 0 to this.</summary>
    public int SlotCount { get; private set; }

    public int Count => _slots.Count;

    public ChunkRow[] Rows { get; private set; } = new ChunkRow[1024];

    /// <summary>[slots, <see cref="Dimensions"/>], row-major.</summary>
    public sbyte[] Vectors { get; private set; } = [];

    public ReadOnlySpan<sbyte> VectorOf(int slot) => Vectors.AsSpan(slot * Dimensions, Dimensions);

    public bool TryFind(long id, out int slot) => _slots.TryGetValue(id, out slot);

    public void Clear()
    {
        _slots.Clear();
        _free.Clear();
        SlotCount = 0;
        Array.Clear(Rows);
    }

    public void Put(ChunkRow row, ReadOnlySpan<byte> vector)
    {
        if (Dimensions == 0)
        {
            Dimensions = vector.Length;
            Vectors = new sbyte[Rows.Length * Dimensions];
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

        Rows[slot] = row;
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(vector).CopyTo(Vectors.AsSpan(slot * Dimensions));
    }

    public void Remove(long id)
    {
        if (_slots.Remove(id, out var slot))
        {
            Rows[slot] = default;
            _free.Push(slot);
        }
    }

    private int NewSlot()
    {
        if (SlotCount == Rows.Length)
        {
            var capacity = Rows.Length + (Rows.Length / 2);
            var rows = Rows;
            Array.Resize(ref rows, capacity);
            Rows = rows;
            var vectors = Vectors;
            Array.Resize(ref vectors, capacity * Dimensions);
            Vectors = vectors;
        }

        return SlotCount++;
    }
}
