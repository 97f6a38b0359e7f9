namespace RagLlama.Text;

/// <summary>
/// Cuts raw text where no word, number or code goes on: at every ASCII sign that is neither letter, digit, joiner nor currency. What a piece becomes,
/// folded and cut into words, does not depend on what stands beside it.
/// </summary>
internal ref struct TextPieces(ReadOnlySpan<char> text)
{
    private static readonly bool[] s_separates = [.. Enumerable.Range(0, 128).Select(c => !char.IsAsciiLetterOrDigit((char)c) && !"-/._,'$".Contains((char)c, StringComparison.Ordinal))];

    private ReadOnlySpan<char> _rest = text;

    /// <summary>The current piece, without joiners at its ends: they join nothing.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public bool MoveNext()
    {
        var separates = s_separates.AsSpan();
        while (!_rest.IsEmpty)
        {
            var start = 0;
            while (start < _rest.Length && _rest[start] < 128 && (separates[_rest[start]] || IsJoiner(_rest[start])))
            {
                start++;
            }

            var end = start;
            while (end < _rest.Length && (_rest[end] >= 128 || !separates[_rest[end]]))
            {
                end++;
            }

            var piece = _rest[start..end];
            _rest = _rest[end..];
            while (!piece.IsEmpty && IsJoiner(piece[^1]))
            {
                piece = piece[..^1];
            }

            if (!piece.IsEmpty)
            {
                Current = piece;
                return true;
            }
        }

        return false;
    }

    private static bool IsJoiner(char c) => c is '-' or '/' or '.' or '_' or ',' or '\'';
}
