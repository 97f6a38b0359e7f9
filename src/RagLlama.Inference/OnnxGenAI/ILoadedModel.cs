namespace RagLlama.Inference.OnnxGenAI;

/// <summary>
/// A model in memory. Its members are called by one thread at a time: the library's tokenizer mixes up the texts of two callers.
/// All members throw <see cref="ModelFaultException"/>.
/// </summary>
internal interface ILoadedModel : IDisposable
{
    /// <summary>Tokens that end a reply.</summary>
    IReadOnlySet<int> EndTokens { get; }

    /// <summary>Renders messages with the model's own template, begin-of-text and the header of the reply included.</summary>
    /// <param name="messages">JSON array of objects with <c>role</c> and <c>content</c>.</param>
    string ApplyTemplate(string messages);

    /// <summary>Tokens of a text, control tokens recognised, nothing added.</summary>
    int[] Encode(string text);

    ITokenDecoder CreateDecoder();

    /// <param name="capacity">Most tokens the generation may ever hold, prompt included. Its memory is taken at once.</param>
    IGeneration CreateGeneration(int capacity, Decoding decoding);

    /// <summary>Nothing is being written and nothing waits: memory that is free may go back to the system.</summary>
    void Rest();
}
