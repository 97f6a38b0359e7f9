using System.Text.Unicode;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Terms as the index holds them: UTF-8, cut where they are longer than any word.</summary>
internal static class TermBytes
{
    public const int Longest = Text.TermCounter.LongestTerm;

    /// <param name="to">[<see cref="Longest"/>]</param>
    public static int Write(string term, Span<byte> to)
    {
        Utf8.FromUtf16(term, to[..Longest], out _, out var written, replaceInvalidSequences: true, isFinalBlock: true);
        return written;
    }

    /// <summary>True when at most one letter was added, dropped, changed or swapped with its neighbour (Damerau, 1964).</summary>
    public static bool WithinOneEdit(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var start = one.CommonPrefixLength(other);
        while (start > 0 && (IsInside(one, start) || IsInside(other, start)))
        {
            start--;
        }

        one = one[start..];
        other = other[start..];
        var end = 0;
        while (end < one.Length && end < other.Length && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        while (end > 0 && (IsInside(one, one.Length - end) || IsInside(other, other.Length - end)))
        {
            end--;
        }

        one = one[..^end];
        other = other[..^end];
        int letters = Letters(one), others = Letters(other);
        return (letters <= 1 && others <= 1) || (letters == 2 && others == 2 && AreSwapped(one, other));
    }

    private static bool AreSwapped(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var cut = 1;
        while (IsInside(one, cut))
        {
            cut++;
        }

        return one.Length == other.Length && other.StartsWith(one[cut..]) && other.EndsWith(one[..cut]);
    }

    private static int Letters(ReadOnlySpan<byte> text)
    {
        var letters = 0;
        for (var index = 0; index < text.Length; index++)
        {
            letters += IsInside(text, index) ? 0 : 1;
        }

        return letters;
    }

    private static bool IsInside(ReadOnlySpan<byte> text, int index) => index < text.Length && (text[index] & 0xC0) == 0x80;
}
