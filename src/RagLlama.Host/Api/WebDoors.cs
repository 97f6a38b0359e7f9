using Microsoft.AspNetCore.Diagnostics;
using RagLlama.Host.Identity;
using RagLlama.Host.Portal;

namespace RagLlama.Host.Api;

/// <summary>What every request passes before it reaches an endpoint, in order.</summary>
public static class WebDoors
{
    /// <summary>Call before <c>MapApi</c> and <c>MapPortal</c>.</summary>
    public static WebApplication UseWebDoors(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = HandleAsync, SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(c => ExplainAsync(c.HttpContext, null));
        app.UseRouting();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    private static Task HandleAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is BadHttpRequestException bad)
        {
            context.Response.StatusCode = bad.StatusCode;
            return ExplainAsync(context, null);
        }

        WebLog.RequestFailed(context.RequestServices.GetRequiredService<ILogger<SecurityHeaders>>(), fault!, context.TraceIdentifier);
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return ExplainAsync(context, context.TraceIdentifier);
    }

    /// <summary>Programs get problem+json, people get a page.</summary>
    private static Task ExplainAsync(HttpContext context, string? reference)
    {
        var status = context.Response.StatusCode;
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return PortalPages.Error(status, reference).ExecuteAsync(context);
        }

        var extensions = reference is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["reference"] = reference };
        return TypedResults.Problem(statusCode: status, title: Problems.Title(status), extensions: extensions).ExecuteAsync(context);
    }
}
