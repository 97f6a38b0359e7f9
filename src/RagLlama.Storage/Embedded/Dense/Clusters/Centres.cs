using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>The middle of each cluster as 8-bit numbers, in one piece of memory. Filled once, then only read.</summary>
internal sealed unsafe class Centres : IDisposable
{
    private readonly LargeMemory _coarse;
    private readonly LargeMemory _factors;
    private readonly byte[] _fine;
    private readonly int _padded;

    /// <param name="count">1 to 65,534.</param>
    public Centres(int count, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, ushort.MaxValue - 1);
        (Count, Dimensions, Stride) = (count, dimensions, DenseRows.StrideOf(dimensions));
        _padded = (count + 3) / 4 * 4;
        _coarse = new LargeMemory((long)_padded * Stride);
        _factors = new LargeMemory((long)_padded * (sizeof(float) + sizeof(int)));
        _fine = new byte[RowCode.FineLength(dimensions)];
    }

    public int Count { get; }

    public int Dimensions { get; }

    public int Stride { get; }

    /// <summary>Length of what <see cref="SlotScanner.Score"/> fills: the count rounded up to 4.</summary>
    public int ScoreLength => _padded;

    public sbyte* Coarse => (sbyte*)_coarse.Start;

    public float* Scales => (float*)_factors.Start;

    public int* Excess => (int*)(_factors.Start + ((long)_padded * sizeof(float)));

    public long Bytes => _coarse.Length + _factors.Length;

    /// <summary>Takes a centre of length 1.</summary>
    public void Set(int index, ReadOnlySpan<float> vector)
    {
        var coarse = Row(index);
        Complete(index, RowCode.Encode(vector, coarse, _fine), coarse);
    }

    /// <summary>Bytes of a stored centre: its scale, then its numbers.</summary>
    public static int StoredBytes(int dimensions) => sizeof(float) + dimensions;

    /// <summary>All centres as they are stored.</summary>
    public byte[] Store()
    {
        var stored = new byte[Count * StoredBytes(Dimensions)];
        for (var index = 0; index < Count; index++)
        {
            var to = stored.AsSpan(index * StoredBytes(Dimensions));
            MemoryMarshal.Write(to, Scales[index]);
            MemoryMarshal.AsBytes(Row(index)).CopyTo(to[sizeof(float)..]);
        }

        return stored;
    }

    /// <summary>What <see cref="Store"/> gave.</summary>
    public static Centres Restore(ReadOnlySpan<byte> stored, int dimensions)
    {
        var centres = new Centres(stored.Length / StoredBytes(dimensions), dimensions);
        for (var index = 0; index < centres.Count; index++)
        {
            var from = stored.Slice(index * StoredBytes(dimensions), StoredBytes(dimensions));
            var coarse = MemoryMarshal.Cast<byte, sbyte>(from[sizeof(float)..]);
            coarse.CopyTo(centres.Row(index));
            centres.Complete(index, MemoryMarshal.Read<float>(from), coarse);
        }

        return centres;
    }

    /// <summary>The centre with the greatest dot product with a row; -1 for a row that is near nothing.</summary>
    /// <param name="raised">[stride] room to work in.</param>
    /// <param name="scores">[<see cref="ScoreLength"/>] room to work in.</param>
    public int Nearest(sbyte* row, Span<byte> raised, Span<float> scores)
    {
        // The highest bit turned round moves a number up by 128.
        TensorPrimitives.Xor(new ReadOnlySpan<byte>(row, Stride), (byte)0x80, raised);
        fixed (byte* second = raised)
        {
            SlotScanner.Quickest.Score(this, new ScanQuestion(row, second), scores);
        }

        var best = TensorPrimitives.IndexOfMax(scores[..Count]);
        return scores[best] > 0 ? best : FirstFor(row);
    }

    public void Dispose()
    {
        _coarse.Dispose();
        _factors.Dispose();
    }

    /// <summary>A row that points away from every centre still has to be found; the zero vector never is.</summary>
    private int FirstFor(sbyte* row) => new ReadOnlySpan<sbyte>(row, Dimensions).ContainsAnyExcept((sbyte)0) ? 0 : -1;

    private void Complete(int index, float scale, ReadOnlySpan<sbyte> coarse)
    {
        var sum = 0;
        foreach (var number in coarse)
        {
            sum += number;
        }

        (Scales[index], Excess[index]) = (scale, 128 * sum);
    }

    private Span<sbyte> Row(int index) => new(Coarse + ((long)index * Stride), Dimensions);
}
