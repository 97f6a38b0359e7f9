namespace RagLlama.Answering;

/// <summary>A model has as much to do as it may have; nothing was started.</summary>
public sealed class ModelBusyException : Exception
{
    public ModelBusyException()
    {
    }

    public ModelBusyException(string message)
        : base(message)
    {
    }

    public ModelBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>When it is worth asking again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);
}
