namespace RagLlama.Inference;

/// <summary>A model that the configuration wants in this process. Each one is registered in the container.</summary>
/// <param name="Part">What it is used for, in a word or two, such as <c>prompt guard</c>.</param>
/// <param name="Describe">
/// Looks at its files and settings without loading it and says them in one line; throws <see cref="OpenAi.InferenceException"/> or <see cref="ArgumentException"/> when it
/// cannot be used.
/// </param>
/// <param name="Load">Loads it, so that one that is damaged or does not fit stops the start of a service; throws as Describe does.</param>
public sealed record LocalModel(string Part, Func<string> Describe, Action<IServiceProvider> Load)
{
    /// <summary>Whether a process that only takes documents in needs it.</summary>
    public bool IsForIngestion { get; init; }
}
