using System.Security.Claims;
using RagLlama.Security;

namespace RagLlama.Host.Identity;

/// <summary>The account behind a request, read from the store for that very request, so that suspension and new groups count at once.</summary>
internal sealed class CallerIdentity(UserAccount account, IEnumerable<Claim> claims, string scheme)
    : ClaimsIdentity([new Claim(ClaimTypes.Name, account.Id), .. claims], scheme)
{
    public UserAccount Account { get; } = account;
}
