namespace RagLlama.Answering;

/// <summary>
/// Counts in the tokens of the model that writes. A chat client that knows its model's tokenizer offers one through
/// <c>IChatClient.GetService</c>; for all others there is <see cref="EstimatedTokens"/>.
/// </summary>
public interface ITokenCounter
{
    /// <summary>What counts, for receipts: the model's name, or <c>estimate</c>.</summary>
    string Name { get; }

    /// <summary>Most tokens of prompt and answer together; null when it is not known.</summary>
    int? ContextLength { get; }

    /// <summary>Tokens of each text on its own, in the order of the texts; control tokens in a text count as the text they are.</summary>
    Task<IReadOnlyList<int>> CountAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
