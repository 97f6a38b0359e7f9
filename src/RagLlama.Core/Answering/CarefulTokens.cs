using Microsoft.Extensions.Logging;

namespace RagLlama.Answering;

/// <summary>Counts with the model's own counter, and estimates when that fails: a budget that is a little off is better than no answer.</summary>
internal sealed partial class CarefulTokens(ITokenCounter counter, ILogger logger) : ITokenCounter
{
    private readonly EstimatedTokens estimate = new();

    public string Name { get; private set; } = counter.Name;

    public int? ContextLength => counter.ContextLength;

    public async Task<IReadOnlyList<int>> CountAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        try
        {
            return await counter.CountAsync(texts, cancellationToken);
        }
#pragma warning disable CA1031 // The model boundary: whatever a model throws, counting goes on
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogEstimated(logger, fault);
            Name = estimate.Name;
            return await estimate.CountAsync(texts, cancellationToken);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(4004, LogLevel.Warning, "The model cannot count its tokens; they are estimated")]
    private static partial void LogEstimated(ILogger logger, Exception fault);
}
