using System.Buffers;
using RagLlama.Indexing;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Analyses passages that are written together. Nothing else may use it at the same time.</summary>
internal sealed class ChunkTerms : IDisposable
{
    private readonly TermCounter _counter = new();
    private readonly TermBatch _batch = new();

    // Number in the batch plus one, by the counter's number; 0 for a term the batch does not have yet.
    private int[] _numbers = [];
    private int _epoch = -1;

    /// <returns>Length in terms, the title's counted with their weight: the document length of BM25.</returns>
    public int Add(IndexedChunk chunk, int titleWeight)
    {
        _counter.Begin();
        if (_epoch != _counter.Epoch)
        {
            _epoch = _counter.Epoch;
            Array.Clear(_numbers);
        }

        var length = _counter.Add(chunk.Title, chunk.Language, isTitle: true) * titleWeight;
        length += _counter.Add(chunk.Text, chunk.Language, isTitle: false);
        Grow(_counter.Known);
        _batch.BeginPassage(length, _counter.Terms.Length);
        foreach (var term in _counter.Terms)
        {
            ref var number = ref _numbers[term];
            if (number == 0)
            {
                number = _batch.AddName(_counter.Utf8(term)) + 1;
            }

            var count = _counter.CountOf(term);
            _batch.Add(number - 1, count.All - 1, count.InTitle);
        }

        return length;
    }

    /// <summary>The terms of all passages, as <see cref="TermBatch"/> writes them.</summary>
    public byte[] Finish() => _batch.ToArray();

    public void Dispose()
    {
        _counter.Dispose();
        ArrayPool<int>.Shared.Return(_numbers);
    }

    private void Grow(int terms)
    {
        if (terms <= _numbers.Length)
        {
            return;
        }

        var larger = ArrayPool<int>.Shared.Rent(2 * terms);
        _numbers.CopyTo(larger, 0);
        larger.AsSpan(_numbers.Length).Clear();
        ArrayPool<int>.Shared.Return(_numbers);
        _numbers = larger;
    }
}
