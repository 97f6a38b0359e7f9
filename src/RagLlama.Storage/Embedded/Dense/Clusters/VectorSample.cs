using System.Numerics.Tensors;

namespace RagLlama.Storage.Embedded.Dense.Clusters;

/// <summary>Copies of some rows, so that nobody waits while they are worked on.</summary>
internal sealed unsafe class VectorSample(int capacity, int dimensions) : IDisposable
{
    private readonly int _stride = DenseRows.StrideOf(dimensions);
    private readonly LargeMemory _rows = new((long)capacity * DenseRows.StrideOf(dimensions));
    private readonly float[] _scales = new float[capacity];

    public int Count { get; private set; }

    public int Dimensions => dimensions;

    /// <summary>Copies a row; rows of the zero vector are left out.</summary>
    public void Add(RowPlace row)
    {
        if (*row.Scale > 0)
        {
            new ReadOnlySpan<sbyte>(row.Coarse, _stride).CopyTo(new Span<sbyte>(Row(Count), _stride));
            _scales[Count++] = *row.Scale;
        }
    }

    /// <summary>The row's 8-bit numbers.</summary>
    public sbyte* Row(int index) => (sbyte*)_rows.Start + ((long)index * _stride);

    public float Scale(int index) => _scales[index];

    public void Read(int index, Span<float> vector)
    {
        TensorPrimitives.ConvertTruncating(new ReadOnlySpan<sbyte>(Row(index), dimensions), vector);
        TensorPrimitives.Multiply(vector, _scales[index], vector);
    }

    public void Dispose() => _rows.Dispose();
}
