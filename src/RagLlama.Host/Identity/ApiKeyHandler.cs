using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RagLlama.Security;

namespace RagLlama.Host.Identity;

/// <summary><c>Authorization: Bearer KEY</c>, looked up by its hash at every request: a revoked key is refused at once.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccountStore accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const int LongestKey = 512;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || header.Length > LongestKey)
        {
            return AuthenticateResult.Fail("No API key.");
        }

        var key = await accounts.FindKeyAsync(Secrets.Hash(header["Bearer ".Length..].Trim()), Context.RequestAborted);
        var account = key is { RevokedAt: null } ? await accounts.FindUserAsync(key.UserId, Context.RequestAborted) : null;
        if (key is null || account is null || account.IsSuspended)
        {
            return AuthenticateResult.Fail("Unknown or revoked API key.");
        }

        var scopes = key.Scopes.Select(s => new Claim(Policies.ScopeClaim, s));
        var identity = new CallerIdentity(account, scopes, AuthSchemes.ApiKey);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), AuthSchemes.ApiKey));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
