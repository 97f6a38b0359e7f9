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

    private const int MostWords = 32;

    // A word of more pieces is no word.
    private const int MostPieces = 16;

    private readonly QuestionUnits _question = new(table, MostWords);
    private readonly float[] _title = new float[MostWords];
    private readonly float[] _first = new float[MostWords];
    private readonly float[] _second = new float[MostWords];

    // Hash of a word's pieces → place of its cosines.
    private readonly Dictionary<ulong, int> _places = [];
    private float[] _cosines = new float[2048 * 8];

    /// <param name="pieces">Of the question, in reading order.</param>
    public void Ask(ReadOnlySpan<ushort> pieces)
    {
        _places.Clear();
        _question.Clear();
        while (!pieces.IsEmpty && !_question.IsFull)
        {
            _question.Add(Next(ref pieces), Emphasis);
        }
    }

    /// <returns>0 to 1.</returns>
    public float Score(ReadOnlySpan<ushort> title, ReadOnlySpan<ushort> text)
    {
        var count = _question.Count;
        if (count == 0)
        {
            return 0;
        }

        var anywhere = _title.AsSpan(0, count);
        Meet(ref title, int.MaxValue, anywhere);
        var first = _first.AsSpan(0, count);
        var second = _second.AsSpan(0, count);
        Meet(ref text, Stride, first);
        var best = 0f;
        do
        {
            Meet(ref text, Stride, second);
            TensorPrimitives.Max(first, anywhere, first);
            TensorPrimitives.Max(first, second, first);
            best = Math.Max(best, _question.Mean(first));
            second.CopyTo(first);
        }
        while (!text.IsEmpty);

        return best;
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

        var count = _question.Count;
        if (!_places.TryGetValue(hash, out var place))
        {
            place = _places.Count;
            _places.Add(hash, place);
            if (_cosines.Length < (place + 1) * count)
            {
                Array.Resize(ref _cosines, 2 * (place + 1) * count);
            }

            _question.Compare(word, _cosines.AsSpan(place * count, count));
        }

        return _cosines.AsSpan(place * count, count);
    }
}
