using System.Collections.Concurrent;
using RagLlama.Answering.Guards;

namespace RagLlama.TestKit.Fakes;

public sealed class InMemoryAcknowledgementStore : IAcknowledgementStore
{
    private readonly ConcurrentDictionary<(string Subject, string UserId), Acknowledgement> _all = new();

    public Task SaveAsync(Acknowledgement acknowledgement, CancellationToken cancellationToken)
    {
        _all.TryAdd((acknowledgement.Subject, acknowledgement.UserId), acknowledgement);
        return Task.CompletedTask;
    }

    public Task<Acknowledgement?> FindAsync(string subject, string userId, CancellationToken cancellationToken) =>
        Task.FromResult(_all.GetValueOrDefault((subject, userId)));

    public Task<IReadOnlyList<Acknowledgement>> ListAsync(string subject, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Acknowledgement>>([.. _all.Values.Where(a => a.Subject == subject).OrderBy(a => a.At).ThenBy(a => a.UserId, StringComparer.Ordinal)]);
}
