using System.Collections.Concurrent;
using RagLlama.Answering.Guards;

namespace RagLlama.Host.Portal;

/// <summary>The notice that an AI system is used, shown to everyone until they have accepted it once (AI Act, Art. 50(1)).</summary>
public sealed class AiNotice(IAcknowledgementStore store, TimeProvider time)
{
    /// <summary>What has been accepted stays so: pages ask the store until then only.</summary>
    private readonly ConcurrentDictionary<string, bool> accepted = new(StringComparer.Ordinal);

    public async Task<bool> IsAcceptedAsync(string userId, CancellationToken cancellationToken)
    {
        if (accepted.ContainsKey(userId))
        {
            return true;
        }

        if (await store.FindAsync(Acknowledgement.AiNotice, userId, cancellationToken) is null)
        {
            return false;
        }

        accepted.TryAdd(userId, true);
        return true;
    }

    public Task AcceptAsync(string userId, CancellationToken cancellationToken) =>
        store.SaveAsync(new Acknowledgement(Acknowledgement.AiNotice, userId, time.GetUtcNow()), cancellationToken);
}
