using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace RagLlama.Host.Identity;

/// <summary>
/// Sessions that were signed out, so that a copied cookie is worthless afterwards. Held in memory until the cookie would have expired anyway.
/// </summary>
internal sealed class EndedSessions(IOptions<IdentityOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> sessions = new(StringComparer.Ordinal);

    public void Add(string session)
    {
        var now = time.GetUtcNow();
        foreach (var (old, until) in sessions)
        {
            if (until < now)
            {
                sessions.TryRemove(old, out _);
            }
        }

        sessions[session] = now.AddHours(options.Value.SessionHours);
    }

    public bool Contains(string session) => sessions.ContainsKey(session);
}
