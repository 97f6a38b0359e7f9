using System.Buffers;

namespace RagLlama.Text;

/// <summary>Numbers terms from 0 as they come in, and keeps each once: as text and as the bytes an index stores.</summary>
internal sealed class TermNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _find;
    private readonly List<string> _names = [];
    private readonly List<byte[]> _bytes = [];

    public TermNames() => _find = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _names.Count;

    public string this[int number] => _names[number];

    /// <summary>UTF-8, at most <see cref="TermCounter.LongestTerm"/> bytes; half characters are replaced.</summary>
    public ReadOnlySpan<byte> Utf8(int number) => _bytes[number];

    public int NumberOf(ReadOnlySpan<char> term)
    {
        if (!_find.TryGetValue(term, out var number))
        {
            number = _names.Count;
            var name = term.ToString();
            _numbers[name] = number;
            _names.Add(name);
            _bytes.Add(Encode(name));
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
        _numbers.Clear();
        _names.Clear();
        _bytes.Clear();
    }

    private static byte[] Encode(string term)
    {
        Span<byte> bytes = stackalloc byte[TermCounter.LongestTerm];
        System.Text.Unicode.Utf8.FromUtf16(term, bytes, out _, out var written, replaceInvalidSequences: true, isFinalBlock: true);
        return bytes[..written].ToArray();
    }
}
