using System.Collections.Immutable;
using System.Security.Claims;
using RagLlama.Security;

namespace RagLlama.Host.Identity;

/// <summary>Who sent the request. Bound by endpoints as a parameter; only on routes that need authentication.</summary>
public sealed record Caller(UserAccount Account)
{
    public Asker Asker { get; } = Account.ToAsker();

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));

    /// <summary>Null for an anonymous request.</summary>
    public static Caller? From(ClaimsPrincipal user) =>
        user.Identities.OfType<CallerIdentity>().FirstOrDefault() is { } identity ? new Caller(identity.Account) : null;

    /// <summary>Groups the caller may share with: those they are in.</summary>
    public ImmutableSortedSet<string> Groups => Account.Groups;
}
