using System.Globalization;
using RagLlama.Answering.Guards;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.Guards;

/// <summary>Ends a guard in process that takes too long: somebody waits for the answer.</summary>
/// <param name="section">Configuration section that holds <c>TimeoutSeconds</c>, for messages.</param>
internal sealed class GuardTimeLimit(IContentGuard guard, string section, int seconds, TimeProvider time) : IContentGuard, IDisposable
{
    public string Name => guard.Name;

    public GuardTargets Targets => guard.Targets;

    public bool FailsClosed => guard.FailsClosed;

    public async Task<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await guard.CheckAsync(text, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new InferenceException(string.Create(CultureInfo.InvariantCulture, $"The guard in process gave no verdict within {seconds} s. Raise {section}:TimeoutSeconds, or use a faster execution provider."));
        }
    }

    public void Dispose() => (guard as IDisposable)?.Dispose();
}
