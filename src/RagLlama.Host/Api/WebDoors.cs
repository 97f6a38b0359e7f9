using Microsoft.AspNetCore.Diagnostics;
using RagLlama.Answering;
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
        app.UseWhen(c => !IsApi(c), pages => pages.UseRequestLocalization());
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = HandleAsync, SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(c => ExplainAsync(c.HttpContext, null));
        app.UseRouting();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<FormTokenCheck>();
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

        if (fault is ModelBusyException busy)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = Problems.Seconds(busy.RetryAfter);
            return ExplainAsync(context, null);
        }

        WebLog.RequestFailed(context.RequestServices.GetRequiredService<ILogger<SecurityHeaders>>(), fault!, context.TraceIdentifier);
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return ExplainAsync(context, context.TraceIdentifier);
    }

    /// <summary>Programs get problem+json, people get a page.</summary>
    private static async Task ExplainAsync(HttpContext context, string? reference)
    {
        var status = context.Response.StatusCode;
        if (!IsApi(context) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            await WritePageAsync(context, status, reference);
            return;
        }

        var extensions = reference is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["reference"] = reference };
        await TypedResults.Problem(statusCode: status, title: Problems.Title(status), extensions: extensions).ExecuteAsync(context);
    }

    /// <summary>A page that was begun leaves its scope and a header behind; the page that explains it starts afresh.</summary>
    private static async Task WritePageAsync(HttpContext context, int status, string? reference)
    {
        var begun = context.RequestServices;
        await using var scope = begun.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        context.Response.Headers.Remove("blazor-enhanced-nav");
        try
        {
            await PortalPages.Error(status, reference).ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = begun;
        }
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
