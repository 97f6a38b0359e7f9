namespace RagLlama.Host.Api;

internal static partial class WebLog
{
    [LoggerMessage(6100, LogLevel.Error, "An answer broke off; reference {Reference}")]
    public static partial void AnswerFailed(ILogger logger, Exception exception, string reference);

    [LoggerMessage(6101, LogLevel.Error, "A request failed; reference {Reference}")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string reference);

    [LoggerMessage(6102, LogLevel.Information, "{UserId} removed the source {SourceId} with {Documents} documents")]
    public static partial void SourceRemoved(ILogger logger, string userId, string sourceId, int documents);

    [LoggerMessage(6103, LogLevel.Information, "{UserId} removed the document {DocumentId}")]
    public static partial void DocumentRemoved(ILogger logger, string userId, string documentId);

    [LoggerMessage(6120, LogLevel.Information, "{UserId} acknowledged that the training of {ModelId} is above the line of the AI Act")]
    public static partial void ModelAcknowledged(ILogger logger, string userId, string modelId);
}
