namespace RagLlama.Extraction.Building;

/// <summary>Words that a document writes with a hyphen within a line: where one of them is parted at its hyphen, the hyphen stays.</summary>
internal sealed class Compounds
{
    /// <summary>More different ones are no words.</summary>
    private const int Most = 20_000;

    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string word)
    {
        var bare = Bare(word);
        if (seen.Count < Most && bare.AsSpan().IndexOfAny('-', '\u2010') > 0)
        {
            seen.Add(bare.Replace('\u2010', '-'));
        }
    }

    /// <param name="line">Ends in a hyphen.</param>
    public bool KeepsHyphen(string line, string next)
    {
        if (seen.Count == 0)
        {
            return false;
        }

        var following = next.AsSpan().TrimStart();
        var end = following.IndexOf(' ');
        return seen.Contains(Bare(line[(line.LastIndexOf(' ') + 1)..^1] + "-" + (end < 0 ? following : following[..end]).ToString()).Replace('\u2010', '-'));
    }

    private static string Bare(string word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && !char.IsLetterOrDigit(word[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(word[end - 1]))
        {
            end--;
        }

        return word[start..end];
    }
}
