namespace RagLlama.Storage.Embedded.Dense;

/// <summary>65,536 rows. Their coarse numbers lie one after the other, each row at the start of a cache line; what only some rows need lies apart.</summary>
internal sealed unsafe class RowBlock : IDisposable
{
    public const int Rows = 1 << 16;

    private readonly LargeMemory _coarse;
    private readonly LargeMemory _fine;
    private readonly LargeMemory _factors;
    private readonly int _dimensions;

    public RowBlock(int dimensions, int stride)
    {
        _dimensions = dimensions;
        Stride = stride;
        _coarse = new LargeMemory((long)Rows * stride);
        _fine = new LargeMemory((long)Rows * RowCode.FineLength(dimensions));
        _factors = new LargeMemory((long)Rows * (sizeof(float) + sizeof(int)));
    }

    /// <summary>Bytes from one row to the next; those beyond its dimensions are 0.</summary>
    public int Stride { get; }

    public sbyte* Coarse => (sbyte*)_coarse.Start;

    /// <summary>[rows]; 0 for a row that is not there.</summary>
    public float* Scales => (float*)_factors.Start;

    /// <summary>[rows], 128 · the sum of the row's coarse numbers: what a dot product with a question moved up by 128 has too much.</summary>
    public int* Excess => (int*)(_factors.Start + (Rows * sizeof(float)));

    public long Bytes => _coarse.Length + _fine.Length + _factors.Length;

    public void Set(int row, ReadOnlySpan<float> vector)
    {
        var coarse = new Span<sbyte>(Coarse + ((long)row * Stride), _dimensions);
        Scales[row] = RowCode.Encode(vector, coarse, Fine(row));
        Complete(row, coarse);
    }

    public void Set(int row, float scale, ReadOnlySpan<sbyte> coarse, ReadOnlySpan<byte> fine)
    {
        var target = new Span<sbyte>(Coarse + ((long)row * Stride), _dimensions);
        coarse.CopyTo(target);
        fine.CopyTo(Fine(row));
        Scales[row] = scale;
        Complete(row, target);
    }

    /// <summary>Writes the row in full precision, without its scale.</summary>
    public void Decode(int row, Span<float> numbers) =>
        RowCode.Decode(new ReadOnlySpan<sbyte>(Coarse + ((long)row * Stride), _dimensions), Fine(row), numbers);

    public void Dispose()
    {
        _coarse.Dispose();
        _fine.Dispose();
        _factors.Dispose();
    }

    private Span<byte> Fine(int row)
    {
        var length = RowCode.FineLength(_dimensions);
        return new Span<byte>(_fine.Start + ((long)row * length), length);
    }

    private void Complete(int row, ReadOnlySpan<sbyte> coarse)
    {
        var sum = 0;
        foreach (var number in coarse)
        {
            sum += number;
        }

        Excess[row] = 128 * sum;
    }
}
