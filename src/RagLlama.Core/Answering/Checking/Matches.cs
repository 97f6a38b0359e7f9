namespace RagLlama.Answering.Checking;

/// <summary>Which words and facts of a claim a sentence has, a bit each.</summary>
internal sealed record Matches(SourceSentence Sentence, ulong Terms, ulong Facts)
{
    /// <summary>Words or facts of one claim that are looked for.</summary>
    public const int Most = 64;

    public static ulong Mask<T>(List<T> items, Predicate<T> has)
    {
        var mask = 0ul;
        for (var i = 0; i < items.Count; i++)
        {
            mask |= has(items[i]) ? 1ul << i : 0;
        }

        return mask;
    }
}
