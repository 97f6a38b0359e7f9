using System.Numerics.Tensors;

namespace RagLlama.Inference.BuiltIn;

/// <summary>The pieces or words of one question, each the sum of its pieces' rows, to be compared with those of passages.</summary>
/// <param name="most">Questions are short; of a longer one its beginning is compared.</param>
internal sealed class QuestionUnits(EmbeddingTable table, int most)
{
    private const float NoLength = 1e-6f;

    private readonly float[] _rows = new float[most * EmbeddingTable.Dimensions];
    private readonly float[] _weights = new float[most];
    private readonly float[] _other = new float[EmbeddingTable.Dimensions];
    private float _total;

    public int Count { get; private set; }

    public bool IsFull => Count == most;

    public void Clear() => (Count, _total) = (0, 0);

    /// <summary>Adds a unit, unless the model knows nothing of it.</summary>
    /// <param name="emphasis">Its weight is the length of its sum, which the model made small for what says little, to this power.</param>
    public void Add(ReadOnlySpan<ushort> unit, float emphasis)
    {
        var row = RowAt(Count);
        var norm = Sum(unit, row);
        if (norm > NoLength)
        {
            TensorPrimitives.Divide(row, norm, row);
            _weights[Count] = MathF.Pow(norm, emphasis);
            _total += _weights[Count++];
        }
    }

    /// <summary>The cosine of each unit with one of a passage.</summary>
    /// <param name="cosines">[<see cref="Count"/>].</param>
    public void Compare(ReadOnlySpan<ushort> unit, Span<float> cosines)
    {
        var norm = Sum(unit, _other);
        for (var index = 0; index < Count; index++)
        {
            cosines[index] = norm > NoLength ? TensorPrimitives.Dot<float>(RowAt(index), _other) / norm : 0;
        }
    }

    /// <summary>The mean over the units, by their weights; of at least one unit.</summary>
    /// <param name="best">[<see cref="Count"/>] the greatest cosine of each.</param>
    public float Mean(ReadOnlySpan<float> best) => TensorPrimitives.Dot(best, _weights.AsSpan(0, Count)) / _total;

    private Span<float> RowAt(int index) => _rows.AsSpan(index * EmbeddingTable.Dimensions, EmbeddingTable.Dimensions);

    private float Sum(ReadOnlySpan<ushort> unit, Span<float> sum)
    {
        sum.Clear();
        foreach (var piece in unit)
        {
            table.AddRow(piece, 1, sum);
        }

        return TensorPrimitives.Norm<float>(sum);
    }
}
