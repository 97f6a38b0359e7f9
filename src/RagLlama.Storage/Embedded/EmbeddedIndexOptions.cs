namespace RagLlama.Storage.Embedded;

/// <summary>Configuration section <c>Index:Embedded</c>.</summary>
public sealed class EmbeddedIndexOptions
{
    public const string Section = "Index:Embedded";

    /// <summary>Folder of the index files, created when missing. No default: it lies in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Weight of the cosine beside the lexical score in a hybrid search, 0 to 2. Default 0.3, measured with the built-in embedder.</summary>
    public double DenseWeight { get; set; } = 0.3;

    /// <summary>Weight of a word in title and headings against one in the text, 1 to 10. Default 2.</summary>
    public int TitleWeight { get; set; } = 2;

    /// <summary>
    /// Passages that have the question's terms, counted once for each term, scored in one search, 1,000 to 100,000,000. Default 5,000,000:
    /// the rarest terms come first, and what more frequent ones would add is not worth the time.
    /// </summary>
    public int MaxOccurrences { get; set; } = 5_000_000;

    /// <summary>
    /// Passages above which vectors are searched by clusters instead of all compared, 1,000 to 1,000,000,000. Default 500,000: below, comparing with
    /// all takes no more than some 15 ms of one core.
    /// </summary>
    public int ApproximateAbove { get; set; } = 500_000;

    /// <summary>
    /// Share of the ten nearest passages that the search by clusters has to find, 0.5 to 0.999. Default 0.95. It is measured on the index as it is;
    /// while less is found, all are compared.
    /// </summary>
    public double RecallTarget { get; set; } = 0.95;

    /// <summary>Passages that make a segment. Fewer are kept in memory by every process that searches.</summary>
    internal int SegmentChunks { get; set; } = 4096;

    /// <exception cref="ArgumentException">A value is out of range; the message names its key.</exception>
    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Folder))
        {
            throw new ArgumentException($"{Section}:{nameof(Folder)} is empty: name the folder of the index files.");
        }

        Check(DenseWeight is >= 0 and <= 2, nameof(DenseWeight), "0 to 2");
        Check(TitleWeight is >= 1 and <= 10, nameof(TitleWeight), "1 to 10");
        Check(MaxOccurrences is >= 1000 and <= 100_000_000, nameof(MaxOccurrences), "1000 to 100000000");
        Check(ApproximateAbove is >= 1000 and <= 1_000_000_000, nameof(ApproximateAbove), "1000 to 1000000000");
        Check(RecallTarget is >= 0.5 and <= 0.999, nameof(RecallTarget), "0.5 to 0.999");
    }

    private static void Check(bool valid, string key, string range)
    {
        if (!valid)
        {
            throw new ArgumentException($"{Section}:{key} is out of range: use {range}.");
        }
    }
}
