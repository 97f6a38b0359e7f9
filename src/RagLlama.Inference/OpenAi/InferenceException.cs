namespace RagLlama.Inference.OpenAi;

/// <summary>
/// A model endpoint failed. The message names the endpoint and the remedy, and holds neither the key nor anything
/// the endpoint sent, since some endpoints repeat the key or the prompt in their error text.
/// </summary>
public sealed class InferenceException : Exception
{
    public InferenceException()
    {
    }

    public InferenceException(string message)
        : base(message)
    {
    }

    public InferenceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>HTTP status of the endpoint's reply; null when there was none.</summary>
    public int? Status { get; init; }
}
