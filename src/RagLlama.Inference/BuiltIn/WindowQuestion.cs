using RagLlama.Retrieval;

namespace RagLlama.Inference.BuiltIn;

/// <summary>Keeps the question's dot product with each piece it has met: passages share most of their pieces.</summary>
internal sealed class WindowQuestion(UnigramTokenizer tokenizer, EmbeddingTable table, Action<WindowQuestion> close) : IWindowQuestion
{
    private readonly float[] _question = new float[EmbeddingTable.Dimensions];

    private readonly PieceMatch _match = new(tokenizer.Size, table);

    private readonly WordMatch _words = new(tokenizer, table);

    // Not a number: not met yet.
    private readonly float[] _dots = new float[tokenizer.Size];

    private ushort[] _unmet = new ushort[1024];

    /// <param name="pieces">The question's own.</param>
    public void Ask(ReadOnlySpan<float> question, ReadOnlySpan<ushort> pieces)
    {
        if (question.Length != _question.Length)
        {
            throw new ArgumentException($"A question of {question.Length} dimensions was asked of a model of {_question.Length}.", nameof(question));
        }

        question.CopyTo(_question);
        Array.Fill(_dots, float.NaN);
        _match.Ask(pieces);
        _words.Ask(pieces);
    }

    public float BestWindow(ReadOnlySpan<byte> prepared)
    {
        var form = WindowForm.Read(prepared);
        Meet(form.Title);
        Meet(form.Text);
        var title = Sum(form.Title);
        var text = form.Text;
        var best = float.NegativeInfinity;
        var first = Sum(text[..Math.Min(WindowForm.Stride, text.Length)]);
        text = text[Math.Min(WindowForm.Stride, text.Length)..];
        foreach (var inverseNorm in form.InverseNorms)
        {
            var second = Sum(text[..Math.Min(WindowForm.Stride, text.Length)]);
            text = text[Math.Min(WindowForm.Stride, text.Length)..];
            best = Math.Max(best, (title + first + second) * (float)inverseNorm);
            first = second;
        }

        return best;
    }

    public float NearestPieces(ReadOnlySpan<byte> prepared)
    {
        var form = WindowForm.Read(prepared);
        return _match.Score(form.Title, form.Text);
    }

    public float NearestWords(ReadOnlySpan<byte> prepared)
    {
        var form = WindowForm.Read(prepared);
        return _words.Score(form.Title, form.Text);
    }

    public void Dispose() => close(this);

    // Collected without a branch first: guessing wrong at every third piece would cost more than the products, whose rows come from far away.
    private void Meet(ReadOnlySpan<ushort> pieces)
    {
        if (_unmet.Length < pieces.Length)
        {
            _unmet = new ushort[2 * pieces.Length];
        }

        var count = 0;
        foreach (var piece in pieces)
        {
            _unmet[count] = piece;
            count += float.IsNaN(_dots[piece]) ? 1 : 0;
        }

        foreach (var piece in _unmet.AsSpan(0, count))
        {
            _dots[piece] = table.Dot(piece, _question);
        }
    }

    private float Sum(ReadOnlySpan<ushort> pieces)
    {
        var sum = 0f;
        foreach (var piece in pieces)
        {
            sum += _dots[piece];
        }

        return sum;
    }
}
