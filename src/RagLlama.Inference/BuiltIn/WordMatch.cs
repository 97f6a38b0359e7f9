using System.Numerics.Tensors;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// For each word of the question the nearest word of a passage, by cosine of the sums of their pieces' rows: words of two languages that mean the same
/// lie near each other, though their texts as wholes may not. The mean over the question's words in the best 40 successive words, longer sums counting
/// more, since the model made them small for words that say little. After O. Khattab and M. Zaharia, "ColBERT: Efficient and Effective Passage Search
/// via Contextualized Late Interaction" (2020), with vectors that do not depend on context.
/// </summary>
internal sealed class WordMatch(UnigramTokenizer tokenizer, EmbeddingTable table)
{
    // Chosen among 20 to 100, and the exponent among 1 and 1.5, on the even questions of six pairs of languages; docs/ranking.md has the figures.
    private const int Stride = 20;
    private const float Emphasis = 1.5f;

    // Questions are short; of a longer one its beginning is compared. A word of more pieces is no word.
    private const int MostWords = 32;
    private const int MostPieces = 16;

    private const float NoLength = 1e-6f;

    private readonly float[] _rows = new float[MostWords * EmbeddingTable.Dimensions];
    private readonly float[] _weights = new float[MostWords];
    private readonly float[] _word = new float[EmbeddingTable.Dimensions];
    private readonly float[] _title = new float[MostWords];
    private readonly float[] _first = new float[MostWords];
    private readonly float[] _second = new float[MostWords];

    // Hash of a word's pieces → place of its cosines.
    private readonly Dictionary<ulong, int> _places = [];
    private float[] _cosines = new float[2048 * 8];
    private int _count;
    private float _total;

    /// <param name="pieces">Of the question, in reading order.</param>
    public void Ask(ReadOnlySpan<ushort> pieces)
    {
        _places.Clear();
        _count = 0;
        _total = 0;
        while (!pieces.IsEmpty && _count < MostWords)
        {
            var row = _rows.AsSpan(_count * EmbeddingTable.Dimensions, EmbeddingTable.Dimensions);
            var norm = Sum(Next(ref pieces), row);
            if (norm > NoLength)
            {
                TensorPrimitives.Divide(row, norm, row);
                _weights[_count] = MathF.Pow(norm, Emphasis);
                _total += _weights[_count++];
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

        var before = _title.AsSpan(0, _count);
        Meet(ref title, int.MaxValue, before);
        var first = _first.AsSpan(0, _count);
        var second = _second.AsSpan(0, _count);
        Meet(ref text, Stride, first);
        var best = 0f;
        do
        {
            Meet(ref text, Stride, second);
            TensorPrimitives.Max(first, before, first);
            TensorPrimitives.Max(first, second, first);
            best = Math.Max(best, TensorPrimitives.Dot<float>(first, _weights.AsSpan(0, _count)));
            second.CopyTo(first);
        }
        while (!text.IsEmpty);

        return best / _total;
    }

    /// <summary>Takes a word off the front.</summary>
    private ReadOnlySpan<ushort> Next(ref ReadOnlySpan<ushort> pieces)
    {
        var length = 1;
        while (length < Math.Min(pieces.Length, MostPieces) && !tokenizer.BeginsWord(pieces[length]))
        {
            length++;
        }

        var word = pieces[..length];
        pieces = pieces[length..];
        return word;
    }

    /// <summary>Takes words off the front and leaves the greatest cosine of each of the question's words.</summary>
    private void Meet(ref ReadOnlySpan<ushort> pieces, int words, Span<float> best)
    {
        best.Clear();
        for (; words > 0 && !pieces.IsEmpty; words--)
        {
            TensorPrimitives.Max(best, CosinesOf(Next(ref pieces)), best);
        }
    }

    private ReadOnlySpan<float> CosinesOf(ReadOnlySpan<ushort> word)
    {
        var hash = 14695981039346656037ul;
        foreach (var piece in word)
        {
            hash = (hash ^ piece) * 1099511628211;
        }

        if (!_places.TryGetValue(hash, out var place))
        {
            place = _places.Count;
            _places.Add(hash, place);
            Compare(word, place);
        }

        return _cosines.AsSpan(place * _count, _count);
    }

    private void Compare(ReadOnlySpan<ushort> word, int place)
    {
        if (_cosines.Length < (place + 1) * _count)
        {
            Array.Resize(ref _cosines, 2 * (place + 1) * _count);
        }

        var norm = Sum(word, _word);
        for (var index = 0; index < _count; index++)
        {
            _cosines[(place * _count) + index] = norm > NoLength
                ? TensorPrimitives.Dot<float>(_rows.AsSpan(index * EmbeddingTable.Dimensions, EmbeddingTable.Dimensions), _word) / norm
                : 0;
        }
    }

    private float Sum(ReadOnlySpan<ushort> word, Span<float> sum)
    {
        sum.Clear();
        foreach (var piece in word)
        {
            table.AddRow(piece, 1, sum);
        }

        return TensorPrimitives.Norm<float>(sum);
    }
}
