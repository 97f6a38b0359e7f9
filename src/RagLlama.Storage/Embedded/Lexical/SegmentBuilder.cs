using System.Runtime.InteropServices;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Writes a segment file: first every term with its passages, then every passage with its terms.</summary>
/// <param name="rows">[passages] row ids, ascending.</param>
/// <param name="lengths">[passages] lengths in terms.</param>
internal sealed class SegmentBuilder(string path, long[] rows, int[] lengths) : IDisposable
{
    private readonly SectionWriter _output = new(path);
    private readonly PostingEncoder _postings = new(lengths);
    private readonly TermWriter _terms = new();
    private readonly ByteBuffer _forward = new();
    private readonly int[] _forwardStarts = new int[rows.Length + 1];
    private int _documents;

    /// <summary>Terms so far: the number of the next one.</summary>
    public int Terms => _terms.Count;

    /// <summary>Adds a passage of the term that <see cref="EndTerm"/> will name.</summary>
    public void Add(int ordinal, uint more, uint inTitle) => _postings.Add(ordinal, more, inTitle);

    /// <summary>Ends a term; one without passages is left out. Terms come in byte order.</summary>
    public bool EndTerm(ReadOnlySpan<byte> term)
    {
        var chunks = _postings.Chunks;
        if (chunks == 0)
        {
            return false;
        }

        var start = _output.Position;
        _terms.Add(term, chunks, start, _postings.Finish(_output));
        return true;
    }

    public void EndTerms()
    {
        _output.EndSection();
        _terms.Finish(_output);
    }

    /// <summary>Adds the terms of the next passage, ascending by number, after <see cref="EndTerms"/>.</summary>
    public void AddForward(ReadOnlySpan<ForwardTerm> terms)
    {
        _forward.Clear();
        ForwardTerm.Write(terms, _forward);
        _output.Append(_forward.Written);
        _forwardStarts[++_documents] = _output.Position;
    }

    /// <summary>Ends the file and waits until it is on disk.</summary>
    public void Finish()
    {
        _output.EndSection();
        var offsets = new int[rows.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            offsets[index] = (int)checked((uint)(rows[index] - rows[0]));
        }

        _output.Append(MemoryMarshal.AsBytes(offsets.AsSpan()));
        _output.Append(MemoryMarshal.AsBytes(lengths.AsSpan()));
        _output.Append(MemoryMarshal.AsBytes(_forwardStarts.AsSpan()));
        _output.EndSection();
        _output.Finish(rows.Length, _terms.Count, rows[0]);
    }

    public void Dispose() => _output.Dispose();
}
