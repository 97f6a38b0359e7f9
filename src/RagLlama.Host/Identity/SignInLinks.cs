using Microsoft.Extensions.Options;
using RagLlama.Security;

namespace RagLlama.Host.Identity;

/// <summary>Makes links that sign their bearer in once.</summary>
public sealed class SignInLinks(IAccountStore accounts, IOptions<IdentityOptions> options, TimeProvider time)
{
    /// <summary>A link below <paramref name="address"/>; only the hash of its token is stored.</summary>
    public async Task<Uri> CreateAsync(Uri address, string userId, CancellationToken cancellationToken)
    {
        var token = Secrets.Create();
        var expires = time.GetUtcNow().AddHours(options.Value.SignInLinkHours);
        await accounts.AddSignInTokenAsync(Secrets.Hash(token), userId, expires, cancellationToken);
        return new Uri(address, "/sign-in?token=" + token);
    }
}
