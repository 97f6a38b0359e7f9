namespace RagLlama.Answering;

/// <summary>Writes the answer to a question from passages.</summary>
public interface IAnswerWriter
{
    /// <summary>Streams the answer. Ends promptly with <see cref="OperationCanceledException"/> when cancelled.</summary>
    IAsyncEnumerable<WriterEvent> WriteAsync(AnswerTask task, CancellationToken cancellationToken);
}
