using System.Buffers;

namespace RagLlama.Text;

/// <summary>Numbers terms from 0 as they come in, and keeps each once: as text and as the bytes an index stores.</summary>
internal sealed class TermNames
{
    private readonly WordNumbers _terms = new();

    // Made when they are asked for: indexing needs the bytes only.
    private string?[] _names = new string?[1024];
    private byte[] _bytes = new byte[16 * 1024];
    private int[] _starts = new int[1024];

    public int Count => _terms.Count;

    public string this[int number] => _names[number] ??= _terms[number].ToString();

    /// <summary>UTF-8, at most <see cref="TermCounter.LongestTerm"/> bytes; half characters are replaced.</summary>
    public ReadOnlySpan<byte> Utf8(int number) => _bytes.AsSpan(_starts[number], _starts[number + 1] - _starts[number]);

    public int NumberOf(ReadOnlySpan<char> term)
    {
        var known = _terms.Count;
        var number = _terms.FindOrAdd(term);
        if (number == known)
        {
            Encode(term, number);
        }

        return number;
    }

    /// <summary>The number of a term with a mark before it.</summary>
    public int NumberOf(char mark, ReadOnlySpan<char> term)
    {
        var length = term.Length + 1;
        var rented = length <= 128 ? null : ArrayPool<char>.Shared.Rent(length);
        var marked = rented is null ? stackalloc char[length] : rented.AsSpan(0, length);
        marked[0] = mark;
        term.CopyTo(marked[1..]);
        var number = NumberOf(marked);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return number;
    }

    public void Clear()
    {
        _terms.Clear();
        Array.Clear(_names);
    }

    private void Encode(ReadOnlySpan<char> term, int number)
    {
        if (number + 1 == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * _starts.Length);
            Array.Resize(ref _names, _starts.Length);
        }

        var start = _starts[number];
        if (_bytes.Length - start < TermCounter.LongestTerm)
        {
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        }

        System.Text.Unicode.Utf8.FromUtf16(term, _bytes.AsSpan(start, TermCounter.LongestTerm), out _, out var written, replaceInvalidSequences: true, isFinalBlock: true);
        _starts[number + 1] = start + written;
    }
}
