namespace RagLlama.Inference.Models;

/// <summary>A model could not be pulled. What arrived is kept: the same command goes on from there.</summary>
public sealed class ModelPullException : IOException
{
    public ModelPullException()
    {
    }

    public ModelPullException(string message)
        : base(message)
    {
    }

    public ModelPullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The mirror cannot be reached, as opposed to: it refuses, or sent something wrong.</summary>
    public bool IsUnreachable { get; init; }
}
