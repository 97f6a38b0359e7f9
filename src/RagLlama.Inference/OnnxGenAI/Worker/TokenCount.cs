namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>Texts somebody wants counted, and where the counts come back.</summary>
internal sealed class TokenCount(IReadOnlyList<string> texts, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<IReadOnlyList<int>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IReadOnlyList<int>> Counts => done.Task;

    /// <summary>By the model's thread.</summary>
    public void Count(Func<string, int> count)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            done.TrySetResult([.. texts.Select(count)]);
        }
        catch (OperationCanceledException)
        {
            done.TrySetCanceled(cancellationToken);
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to this request alone
        catch (Exception fault)
        {
            Fail(fault);
        }
#pragma warning restore CA1031
    }

    public void Fail(Exception fault) => done.TrySetException(fault);
}
