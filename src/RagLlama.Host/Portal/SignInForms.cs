using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using RagLlama.Host.Identity;
using RagLlama.Security;

namespace RagLlama.Host.Portal;

/// <summary>Signing in with a one-time link, and out. The link only shows a page; its button redeems it, so that a preview of the link burns nothing.</summary>
internal static class SignInForms
{
    public static void MapSignInForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (string? token, string? returnUrl) => PortalPages.SignIn(200, token, returnUrl, failed: false))
            .AllowAnonymous().ExcludeFromDescription();
        var forms = app.MapForms("");
        forms.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(Policies.SignInRate);
        forms.MapPost("/sign-out", SignOutAsync);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, IAccountStore accounts, [FromForm] string? token, [FromForm] string? returnUrl, CancellationToken cancellationToken)
    {
        var userId = string.IsNullOrWhiteSpace(token) || token.Length > 512
            ? null
            : await accounts.RedeemSignInTokenAsync(Secrets.Hash(TokenOf(token)), cancellationToken);
        var account = userId is null ? null : await accounts.FindUserAsync(userId, cancellationToken);
        if (account is null || account.IsSuspended)
        {
            return PortalPages.SignIn(StatusCodes.Status400BadRequest, null, returnUrl, failed: true);
        }

        await context.SignInAsync(AuthSchemes.Cookie, SessionEvents.Principal(account, Secrets.Create()));
        return TypedResults.LocalRedirect(Links.Local(returnUrl));
    }

    /// <summary>People paste the whole link as often as the token alone.</summary>
    private static string TokenOf(string text)
    {
        var at = text.LastIndexOf("token=", StringComparison.Ordinal);
        return (at < 0 ? text : text[(at + "token=".Length)..]).Trim();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, EndedSessions ended, [FromForm] string? returnUrl)
    {
        if (context.User.FindFirstValue(SessionEvents.SessionClaim) is { } session)
        {
            ended.Add(session);
        }

        await context.SignOutAsync(AuthSchemes.Cookie);
        return TypedResults.LocalRedirect(returnUrl is null ? "/sign-in" : Links.Local(returnUrl));
    }
}
