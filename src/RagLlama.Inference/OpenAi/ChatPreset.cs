namespace RagLlama.Inference.OpenAi;

/// <summary>How one kind of endpoint differs from the plain form of the API.</summary>
internal sealed record ChatPreset(string Name)
{
    /// <summary>Its usual address; null where it holds the customer's own names.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>What the address looks like, for messages.</summary>
    public string BaseUrlPattern { get; init; } = "http://localhost:8000/v1";

    /// <summary>Appended to the address.</summary>
    public string Path { get; init; } = "chat/completions";

    /// <summary>Query of the address when the configured address has none.</summary>
    public string? Query { get; init; }

    /// <summary>Header of the key; null for <c>Authorization: Bearer</c>.</summary>
    public string? KeyHeader { get; init; }

    public bool NeedsKey { get; init; }

    public bool NeedsProject { get; init; }

    /// <summary>Field that names the model.</summary>
    public string ModelField { get; init; } = "model";

    /// <summary>Field that limits the answer; most servers other than OpenAI's know only the older name.</summary>
    public string LimitField { get; init; } = "max_tokens";

    /// <summary>Fields the endpoint refuses.</summary>
    public IReadOnlyList<string> Unsupported { get; init; } = [];

    /// <summary>Names of the sizes of Llama 3.1 Instruct there.</summary>
    public IReadOnlyDictionary<string, string> Models { get; init; } = new Dictionary<string, string>();
}
