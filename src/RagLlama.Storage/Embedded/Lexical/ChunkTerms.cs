using System.Runtime.InteropServices;
using RagLlama.Indexing;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// The terms of one passage, counted, as bytes: how many (variable length), then for each its length (1) and bytes, and its occurrences less one,
/// doubled, plus one when those in the title follow.
/// </summary>
internal sealed class ChunkTerms
{
    private readonly Dictionary<string, (uint Count, uint InTitle)> _counts = new(256, StringComparer.Ordinal);
    private readonly ByteBuffer _bytes = new(4096);

    /// <param name="length">Length in terms, the title's counted with their weight: the document length of BM25.</param>
    public byte[] Analyze(IndexedChunk chunk, int titleWeight, out int length)
    {
        _counts.Clear();
        var title = TextAnalyzer.Analyze(chunk.Title, chunk.Language);
        foreach (var term in title)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, term, out _);
            count = (count.Count + 1, count.InTitle + 1);
        }

        var body = TextAnalyzer.Analyze(chunk.Text, chunk.Language);
        foreach (var term in body)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, term, out _).Count++;
        }

        length = (title.Count * titleWeight) + body.Count;
        return Write();
    }

    private byte[] Write()
    {
        Span<byte> buffer = stackalloc byte[TermBytes.Longest];
        _bytes.Clear();
        _bytes.AppendVarInt((uint)_counts.Count);
        foreach (var (term, (count, inTitle)) in _counts)
        {
            var bytes = buffer[..TermBytes.Write(term, buffer)];
            _bytes.Append((byte)bytes.Length);
            _bytes.Append(bytes);
            _bytes.AppendVarInt(((count - 1) << 1) | (inTitle > 0 ? 1u : 0u));
            if (inTitle > 0)
            {
                _bytes.AppendVarInt(inTitle);
            }
        }

        return _bytes.Written.ToArray();
    }
}
