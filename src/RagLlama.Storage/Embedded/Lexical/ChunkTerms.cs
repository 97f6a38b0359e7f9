using RagLlama.Indexing;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// The terms of one passage, counted, as bytes: how many (variable length), then for each its length (1) and bytes, and its occurrences less one,
/// doubled, plus one when those in the title follow.
/// </summary>
internal sealed class ChunkTerms : IDisposable
{
    private readonly TermCounter _counter = new();
    private readonly ByteBuffer _bytes = new(4096);

    /// <param name="length">Length in terms, the title's counted with their weight: the document length of BM25.</param>
    public byte[] Analyze(IndexedChunk chunk, int titleWeight, out int length)
    {
        _counter.Begin();
        length = _counter.Add(chunk.Title, chunk.Language, isTitle: true) * titleWeight;
        length += _counter.Add(chunk.Text, chunk.Language, isTitle: false);
        return Write();
    }

    public void Dispose() => _counter.Dispose();

    private byte[] Write()
    {
        _bytes.Clear();
        _bytes.AppendVarInt((uint)_counter.Terms.Length);
        foreach (var term in _counter.Terms)
        {
            var name = _counter.Utf8(term);
            var count = _counter.CountOf(term);
            _bytes.Append((byte)name.Length);
            _bytes.Append(name);
            _bytes.AppendVarInt(((count.All - 1) << 1) | (count.InTitle > 0 ? 1u : 0u));
            if (count.InTitle > 0)
            {
                _bytes.AppendVarInt(count.InTitle);
            }
        }

        return _bytes.Written.ToArray();
    }
}
