using System.Numerics.Tensors;
using RagLlama.Storage.Embedded.Dense.Clusters;

namespace RagLlama.Storage.Embedded.Dense;

/// <summary>
/// Vectors by slot, in blocks, so that growing copies nothing. 1.5 bytes for each dimension and 8 for each row. Guarded by its owner: any number
/// of readers, or one writer.
/// </summary>
internal sealed class DenseRows : IDisposable
{
    // Whole cache lines, and whole vectors of every kernel.
    private const int Alignment = 64;

    private readonly List<RowBlock> _blocks = [];

    public DenseRows(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        Dimensions = dimensions;
        Stride = StrideOf(dimensions);
    }

    public int Dimensions { get; }

    public int Stride { get; }

    public IReadOnlyList<RowBlock> Blocks => _blocks;

    /// <summary>Slots there is room for.</summary>
    public int Capacity => _blocks.Count * RowBlock.Rows;

    /// <summary>Memory held.</summary>
    public long Bytes => _blocks.Sum(block => block.Bytes);

    /// <summary>Bytes from one row of so many dimensions to the next.</summary>
    public static int StrideOf(int dimensions) => (dimensions + Alignment - 1) / Alignment * Alignment;

    /// <summary>Where a slot's row is. The slot must be within <see cref="Capacity"/>.</summary>
    public unsafe RowPlace PlaceOf(int slot)
    {
        var block = _blocks[slot / RowBlock.Rows];
        var row = slot % RowBlock.Rows;
        return new RowPlace(block.Coarse + ((long)row * Stride), block.Scales + row, block.Excess + row);
    }

    /// <summary>Stores a vector of the embedder.</summary>
    public void Set(int slot, ReadOnlySpan<float> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Dimensions, nameof(vector));
        BlockOf(slot).Set(slot % RowBlock.Rows, vector);
    }

    /// <summary>Stores what <see cref="RowCode.Encode"/> made.</summary>
    public void Set(int slot, float scale, ReadOnlySpan<sbyte> coarse, ReadOnlySpan<byte> fine)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(coarse.Length, Dimensions, nameof(coarse));
        ArgumentOutOfRangeException.ThrowIfNotEqual(fine.Length, RowCode.FineLength(Dimensions), nameof(fine));
        BlockOf(slot).Set(slot % RowBlock.Rows, scale, coarse, fine);
    }

    /// <summary>Dot products of a question with the rows of some slots, in full precision; 0 for a slot without a row.</summary>
    /// <param name="scores">[slots].</param>
    public void Score(ReadOnlySpan<float> question, ReadOnlySpan<int> slots, Span<float> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(question.Length, Dimensions, nameof(question));
        Span<float> numbers = Dimensions <= 1024 ? stackalloc float[Dimensions] : new float[Dimensions];
        for (var index = 0; index < slots.Length; index++)
        {
            scores[index] = slots[index] < Capacity ? Score(question, slots[index], numbers) : 0;
        }
    }

    /// <summary>As <see cref="Score(ReadOnlySpan{float}, ReadOnlySpan{int}, Span{float})"/>, in the hits themselves.</summary>
    public void Rescore(ReadOnlySpan<float> question, Span<DenseHit> hits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(question.Length, Dimensions, nameof(question));
        Span<float> numbers = Dimensions <= 1024 ? stackalloc float[Dimensions] : new float[Dimensions];
        foreach (ref var hit in hits)
        {
            hit = new DenseHit(hit.Slot, hit.Slot < Capacity ? Score(question, hit.Slot, numbers) : 0);
        }
    }

    /// <summary>Writes the vector of a slot within <see cref="Capacity"/>.</summary>
    public unsafe void Read(int slot, Span<float> vector)
    {
        var block = _blocks[slot / RowBlock.Rows];
        block.Decode(slot % RowBlock.Rows, vector);
        TensorPrimitives.Multiply(vector, block.Scales[slot % RowBlock.Rows], vector);
    }

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            block.Dispose();
        }

        _blocks.Clear();
    }

    private unsafe float Score(ReadOnlySpan<float> question, int slot, Span<float> numbers)
    {
        var block = _blocks[slot / RowBlock.Rows];
        var row = slot % RowBlock.Rows;
        block.Decode(row, numbers);
        return TensorPrimitives.Dot(question, numbers) * block.Scales[row];
    }

    private RowBlock BlockOf(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        while (slot >= Capacity)
        {
            _blocks.Add(new RowBlock(Dimensions, Stride));
        }

        return _blocks[slot / RowBlock.Rows];
    }
}
