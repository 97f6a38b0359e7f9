using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using RagLlama.Security;

namespace RagLlama.Host.Identity;

/// <summary>Checks a session's account at every request and sends people, but not programs, to the sign-in page.</summary>
internal sealed class SessionEvents(IAccountStore accounts, EndedSessions ended) : CookieAuthenticationEvents
{
    public const string SessionClaim = "sid";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var session = context.Principal?.FindFirstValue(SessionClaim);
        var userId = context.Principal?.Identity?.Name;
        var account = userId is null || session is null || ended.Contains(session)
            ? null
            : await accounts.FindUserAsync(userId, context.HttpContext.RequestAborted);
        if (account is null || account.IsSuspended)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AuthSchemes.Cookie);
            return;
        }

        context.ReplacePrincipal(Principal(account, session!));
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForProgram(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return base.RedirectToLogin(context);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    public static ClaimsPrincipal Principal(UserAccount account, string session) =>
        new(new CallerIdentity(account, [new Claim(SessionClaim, session)], AuthSchemes.Cookie));

    private static bool IsForProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
}
