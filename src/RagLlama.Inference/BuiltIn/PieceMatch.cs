using System.Numerics.Tensors;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// For each piece of the question the nearest piece of a passage, by cosine of their rows: "car" beside "vehicle" counts something, beside "car" all.
/// The sum over the pieces, weighted by the rows' lengths, which the model made small for pieces that say little. After O. Khattab and M. Zaharia,
/// "ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction" (2020), with vectors that do not depend on context.
/// </summary>
internal sealed class PieceMatch(int vocabulary, EmbeddingTable table)
{
    private const int MostPieces = 32;

    private readonly QuestionUnits _question = new(table, MostPieces);
    private readonly float[] _best = new float[MostPieces];

    // Place of a piece's cosines, from 1; 0: not met by this question yet.
    private readonly int[] _places = new int[vocabulary];
    private float[] _cosines = new float[4096 * 8];
    private int _met;

    /// <param name="pieces">Of the question, in any order, each any number of times.</param>
    public void Ask(ReadOnlySpan<ushort> pieces)
    {
        Array.Clear(_places);
        _met = 0;
        _question.Clear();
        for (var index = 0; index < pieces.Length && !_question.IsFull; index++)
        {
            if (!pieces[..index].Contains(pieces[index]))
            {
                _question.Add([pieces[index]], emphasis: 1);
            }
        }
    }

    /// <returns>0 to 1.</returns>
    public float Score(ReadOnlySpan<ushort> title, ReadOnlySpan<ushort> text)
    {
        if (_question.Count == 0)
        {
            return 0;
        }

        var best = _best.AsSpan(0, _question.Count);
        best.Clear();
        Meet(title, best);
        Meet(text, best);
        return _question.Mean(best);
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
        var count = _question.Count;
        if (_places[piece] == 0)
        {
            if (_cosines.Length < (_met + 1) * count)
            {
                Array.Resize(ref _cosines, 2 * (_met + 1) * count);
            }

            _question.Compare([piece], _cosines.AsSpan(_met * count, count));
            _places[piece] = ++_met;
        }

        return _cosines.AsSpan((_places[piece] - 1) * count, count);
    }
}
