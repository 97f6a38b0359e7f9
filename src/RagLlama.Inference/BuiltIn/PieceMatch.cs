using System.Numerics.Tensors;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// For each piece of the question the nearest piece of a passage, by cosine of their rows: "car" beside "vehicle" counts something, beside "car" all.
/// The sum over the pieces, weighted by the rows' lengths, which the model made small for pieces that say little. After O. Khattab and M. Zaharia,
/// "ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction" (2020), with vectors that do not depend on context.
/// </summary>
internal sealed class PieceMatch(int vocabulary, EmbeddingTable table)
{
    // Questions are short; of a longer one its beginning is compared.
    private const int MostPieces = 32;

    private readonly float[] _rows = new float[MostPieces * EmbeddingTable.Dimensions];
    private readonly float[] _weights = new float[MostPieces];
    private readonly float[] _piece = new float[EmbeddingTable.Dimensions];
    private readonly float[] _best = new float[MostPieces];

    // Place of a piece's cosines, from 1; 0: not met by this question yet.
    private readonly int[] _places = new int[vocabulary];
    private float[] _cosines = new float[4096 * 8];
    private int _met;
    private int _count;
    private float _total;

    /// <param name="pieces">Of the question, in any order, each any number of times.</param>
    public void Ask(ReadOnlySpan<ushort> pieces)
    {
        Array.Clear(_places);
        _met = 0;
        _count = 0;
        _total = 0;
        for (var index = 0; index < pieces.Length && _count < MostPieces; index++)
        {
            if (pieces[..index].Contains(pieces[index]))
            {
                continue;
            }

            var row = _rows.AsSpan(_count * EmbeddingTable.Dimensions, EmbeddingTable.Dimensions);
            row.Clear();
            table.AddRow(pieces[index], 1, row);
            var norm = TensorPrimitives.Norm<float>(row);
            if (norm > 1e-6f)
            {
                TensorPrimitives.Divide(row, norm, row);
                _weights[_count++] = norm;
                _total += norm;
            }
        }
    }

    /// <returns>0 to 1.</returns>
    public float Score(ReadOnlySpan<ushort> title, ReadOnlySpan<ushort> text)
    {
        if (_count == 0)
        {
            return 0;
        }

        var best = _best.AsSpan(0, _count);
        best.Clear();
        Meet(title, best);
        Meet(text, best);
        return TensorPrimitives.Dot<float>(best, _weights.AsSpan(0, _count)) / _total;
    }

    private void Meet(ReadOnlySpan<ushort> pieces, Span<float> best)
    {
        foreach (var piece in pieces)
        {
            TensorPrimitives.Max(best, CosinesOf(piece), best);
        }
    }

    private ReadOnlySpan<float> CosinesOf(ushort piece)
    {
        var place = _places[piece];
        if (place > 0)
        {
            return _cosines.AsSpan((place - 1) * _count, _count);
        }

        if (_cosines.Length < (_met + 1) * _count)
        {
            Array.Resize(ref _cosines, 2 * (_met + 1) * _count);
        }

        var cosines = _cosines.AsSpan(_met * _count, _count);
        _piece.AsSpan().Clear();
        table.AddRow(piece, 1, _piece);
        var norm = TensorPrimitives.Norm<float>(_piece);
        for (var index = 0; index < _count; index++)
        {
            cosines[index] = norm > 1e-6f ? TensorPrimitives.Dot<float>(_rows.AsSpan(index * EmbeddingTable.Dimensions, EmbeddingTable.Dimensions), _piece) / norm : 0;
        }

        _places[piece] = ++_met;
        return cosines;
    }
}
