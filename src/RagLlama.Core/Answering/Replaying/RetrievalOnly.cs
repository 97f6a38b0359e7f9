using System.Runtime.CompilerServices;

namespace RagLlama.Answering.Replaying;

/// <summary>Writes nothing: the text of a model elsewhere cannot be made again word for word.</summary>
internal sealed class RetrievalOnly : IAnswerWriter
{
    public const string Name = "none";

    public async IAsyncEnumerable<WriterEvent> WriteAsync(AnswerTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new WriterEvent.Finished(new WriterOutcome { Writer = Name });
    }
}
