namespace RagLlama.Retrieval.Ranking;

/// <summary>A passage in the form in which it is compared with a question; made once, kept for a while.</summary>
internal sealed class PreparedPassage
{
    /// <summary>The words of title and headings, folded, with single spaces between.</summary>
    public required string TitleWords { get; init; }

    public required string Words { get; init; }

    /// <summary>Hashes of the stems in reading order, stop words left out.</summary>
    public required uint[] TitleStems { get; init; }

    public required uint[] Stems { get; init; }

    /// <summary>For <see cref="IWindowQuestion.BestWindow"/>; null without an embedder that has windows.</summary>
    public required byte[]? Windows { get; init; }

    /// <summary>Bytes it takes in memory, roughly.</summary>
    public int Size => 100 + (2 * (TitleWords.Length + Words.Length)) + (4 * (TitleStems.Length + Stems.Length)) + (Windows?.Length ?? 0);
}
