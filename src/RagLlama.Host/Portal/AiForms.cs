using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RagLlama.Host.Api;
using RagLlama.Host.Identity;
using RagLlama.Inference.Models;

namespace RagLlama.Host.Portal;

/// <summary>Accepting the notice, and acknowledging a model whose training is above the line.</summary>
internal static class AiForms
{
    public static void MapAiForms(this IEndpointRouteBuilder app)
    {
        var forms = app.MapForms("").RequireAuthorization(Policies.Session);
        forms.MapPost("/notice/accept", AcceptAsync);
        forms.MapPost("/models/{id}/acknowledge", AcknowledgeAsync).RequireAuthorization(Policies.Admin);
    }

    private static async Task<RedirectHttpResult> AcceptAsync(Caller caller, AiNotice notice, [FromForm] string? returnUrl, CancellationToken cancellationToken)
    {
        await notice.AcceptAsync(caller.Asker.UserId, cancellationToken);
        return TypedResults.LocalRedirect(Links.Local(returnUrl));
    }

    private static async Task<IResult> AcknowledgeAsync(
        string id, Caller caller, ModelAcknowledgements acknowledgements, ILogger<PageContext> logger, [FromForm] bool? understood, CancellationToken cancellationToken)
    {
        if (ModelManifests.Find(id) is not { IsAboveSystemicRiskLine: true } manifest)
        {
            return PortalPages.Error(StatusCodes.Status404NotFound, null);
        }

        if (understood == true)
        {
            await acknowledgements.AcknowledgeAsync(manifest, caller.Asker.UserId, cancellationToken);
            WebLog.ModelAcknowledged(logger, caller.Asker.UserId, manifest.Id);
        }

        return TypedResults.LocalRedirect("/models#" + manifest.Id);
    }
}
