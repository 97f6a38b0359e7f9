using Microsoft.AspNetCore.Antiforgery;

namespace RagLlama.Host.Identity;

/// <summary>Refuses a form whose token is missing or wrong before its handler runs, whether or not that reads any field.</summary>
internal sealed class FormTokenCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
