using System.Runtime.CompilerServices;
using RagLlama.Answering;

namespace RagLlama.Host.Evaluation;

/// <summary>Writes nothing: being asked at all says that the passages were judged relevant.</summary>
internal sealed class SilentWriter : IAnswerWriter
{
    public async IAsyncEnumerable<WriterEvent> WriteAsync(AnswerTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new WriterEvent.Finished(new WriterOutcome { Writer = "none" });
    }
}
