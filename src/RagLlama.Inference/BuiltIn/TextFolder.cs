using System.Buffers;
using System.Text;

namespace RagLlama.Inference.BuiltIn;

/// <summary>
/// The form of text the model was trained with: lower case, NFKD, accents dropped (Thai and Devanagari signs stay), a piece mark in front of each
/// word instead of spaces. What a character becomes is found once and kept, so that most text costs one look-up for each character.
/// </summary>
internal sealed class TextFolder
{
    public const char WordMark = '▁';

    // What a table entry can say beside the character itself; the numbers of expansions lie in the private use area between.
    private const char NotYetKnown = '\0';
    private const char FirstExpansion = '\ue000';
    private const char LastExpansion = '\uf8ff';
    private const char Dropped = '\ufffe';
    private const char OnlyInContext = '\uffff';

    private readonly char[] _folded = new char[char.MaxValue + 1];
    private readonly string[] _expansions = new string[LastExpansion - FirstExpansion + 1];
    private readonly Lock _learning = new();
    private int _expansionCount;

    /// <summary>Writes the folded text to the buffer, which grows as needed.</summary>
    /// <returns>Its length.</returns>
    public int Fold(ReadOnlySpan<char> text, ref char[] buffer)
    {
        var length = FoldByTable(text, ref buffer);
        return length >= 0 ? length : FoldWhole(text, ref buffer);
    }

    /// <returns>-1 for text with marks in an unusual order, characters beyond the first 65,536 or lone surrogates.</returns>
    private int FoldByTable(ReadOnlySpan<char> text, ref char[] buffer)
    {
        EnsureRoom(ref buffer, 0, 2 * text.Length);
        var length = 0;
        var space = true;
        var lastClass = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var folded = _folded[text[index]];
            if (folded == NotYetKnown)
            {
                folded = Learn(text[index]);
            }

            if (folded == ' ')
            {
                space = true;
                lastClass = 0;
            }
            else if (folded < FirstExpansion)
            {
                Append(buffer, ref length, ref space, folded);
                lastClass = 0;
            }
            else if (folded == OnlyInContext)
            {
                return -1;
            }
            else if (folded != Dropped)
            {
                var expansion = _expansions[folded - FirstExpansion];
                EnsureRoom(ref buffer, length, expansion.Length + (2 * (text.Length - index)));
                foreach (var part in expansion)
                {
                    var combiningClass = CombiningClass.Of(part);
                    if (combiningClass != 0 && combiningClass < lastClass)
                    {
                        return -1;
                    }

                    lastClass = combiningClass;
                    Append(buffer, ref length, ref space, part);
                }
            }
        }

        return length;
    }

    private static int FoldWhole(ReadOnlySpan<char> text, ref char[] buffer)
    {
        var lower = ArrayPool<char>.Shared.Rent(text.Length);
        var normalized = ArrayPool<char>.Shared.Rent(4 * text.Length);
        try
        {
            Lower(text, lower);
            int count;
            while (!lower.AsSpan(0, text.Length).TryNormalize(normalized, out count, NormalizationForm.FormKD))
            {
                var size = 2 * normalized.Length;
                ArrayPool<char>.Shared.Return(normalized);
                normalized = ArrayPool<char>.Shared.Rent(size);
            }

            EnsureRoom(ref buffer, 0, 2 * count);
            var length = 0;
            var space = true;
            foreach (var c in normalized.AsSpan(0, count))
            {
                if (c == ' ')
                {
                    space = true;
                }
                else if (!IsAccent(c))
                {
                    Append(buffer, ref length, ref space, c);
                }
            }

            return length;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(lower);
            ArrayPool<char>.Shared.Return(normalized);
        }
    }

    private static void Lower(ReadOnlySpan<char> text, Span<char> lower)
    {
        text.ToLowerInvariant(lower);
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(lower[index]))
            {
                if (index + 1 < text.Length && char.IsSurrogatePair(lower[index], lower[index + 1]))
                {
                    index++;
                }
                else
                {
                    // Normalising throws on half a character, and on U+FFFE.
                    lower[index] = '\ufffd';
                }
            }
            else
            {
                lower[index] = lower[index] switch { 'İ' => 'i', '\ufffe' => '\ufffd', var other => other };
            }
        }
    }

    private static void Append(char[] buffer, ref int length, ref bool space, char c)
    {
        if (space)
        {
            buffer[length++] = WordMark;
            space = false;
        }

        buffer[length++] = c;
    }

    private static void EnsureRoom(ref char[] buffer, int length, int more)
    {
        if (buffer.Length < length + more)
        {
            Array.Resize(ref buffer, 2 * (length + more));
        }
    }

    private static bool IsAccent(char c) => c is (>= '\u0300' and <= '\u036f') or (>= '\u1ab0' and <= '\u1aff') or (>= '\u20d0' and <= '\u20ff');

    private char Learn(char c)
    {
        lock (_learning)
        {
            if (_folded[c] == NotYetKnown)
            {
                var folded = Become(c);

                // Whoever reads the number of an expansion must find the expansion.
                Interlocked.MemoryBarrier();
                _folded[c] = folded;
            }

            return _folded[c];
        }
    }

    private char Become(char c)
    {
        if (char.IsSurrogate(c) || c is '\ufffe' or '\uffff')
        {
            return OnlyInContext;
        }

        var whole = (c == 'İ' ? 'i' : char.ToLowerInvariant(c)).ToString().Normalize(NormalizationForm.FormKD);
        var kept = string.Concat(whole.Where(part => !IsAccent(part)));
        if (whole.Any(part => CombiningClass.IsUnknown(part, dropped: IsAccent(part))))
        {
            return OnlyInContext;
        }

        if (kept.Length == 0)
        {
            return Dropped;
        }

        if (kept.Length == 1 && kept[0] is > '\0' and < FirstExpansion && CombiningClass.Of(kept[0]) == 0)
        {
            return kept[0];
        }

        if (kept.Contains(' ', StringComparison.Ordinal) || _expansionCount == _expansions.Length)
        {
            return OnlyInContext;
        }

        _expansions[_expansionCount] = kept;
        return (char)(FirstExpansion + _expansionCount++);
    }
}
