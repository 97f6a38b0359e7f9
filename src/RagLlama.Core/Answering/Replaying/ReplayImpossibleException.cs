namespace RagLlama.Answering.Replaying;

/// <summary>A receipt alone is not enough to ask again; the message names the remedy.</summary>
public sealed class ReplayImpossibleException : Exception
{
    public ReplayImpossibleException()
    {
    }

    public ReplayImpossibleException(string message)
        : base(message)
    {
    }

    public ReplayImpossibleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
