using Microsoft.Extensions.AI;

namespace RagLlama.Retrieval;

/// <summary>
/// Says, in the options of a call, how many of its texts, from the first on, are questions; the others are passages. Some embedders read the two differently
/// ("query: " and "passage: " of the E5 family); the others ignore it.
/// </summary>
public static class EmbeddedQueries
{
    private const string Key = "ragllama.queries";

    /// <summary>The first text is a question.</summary>
    public static EmbeddingGenerationOptions First => new() { AdditionalProperties = new() { [Key] = 1 } };

    /// <summary>Zero when nothing was said.</summary>
    public static int CountIn(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Key, out var value) && value is int count ? count : 0;
}
