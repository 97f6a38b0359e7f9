namespace RagLlama.Extraction.Readers.Markdown;

/// <summary>Counts the lists within lists: the parser looks at all open ones for each line, so that absurd nesting would take minutes.</summary>
internal static class MarkdownDepth
{
    private const int Tab = 4;

    public static bool IsTooDeep(string text, int most)
    {
        var open = new Stack<int>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var (indent, start) = (0, 0);
            while (start < line.Length && line[start] is (' ' or '\t'))
            {
                indent += line[start++] == '\t' ? Tab : 1;
            }

            if (!IsItem(line[start..]))
            {
                continue;
            }

            while (open.TryPeek(out var outer) && outer >= indent)
            {
                open.Pop();
            }

            open.Push(indent);
            if (open.Count > most)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsItem(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        var mark = digits > 0 ? digits : 0;
        return mark + 1 < line.Length && line[mark + 1] is (' ' or '\t') && (mark > 0 ? line[mark] is ('.' or ')') : line[0] is ('-' or '*' or '+'));
    }
}
