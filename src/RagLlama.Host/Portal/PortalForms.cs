using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using RagLlama.Answering;
using RagLlama.Host.Api;
using RagLlama.Host.Identity;
using RagLlama.Host.Portal.Parts;
using RagLlama.Indexing;
using RagLlama.Ingestion;

namespace RagLlama.Host.Portal;

/// <summary>What the pages' forms are sent to. Each ends in a redirect, so that reloading repeats nothing.</summary>
internal static class PortalForms
{
    public static void MapPortalForms(this IEndpointRouteBuilder app)
    {
        var forms = app.MapForms("").RequireAuthorization(Policies.Session);
        forms.MapPost("/preferences", SavePreferences);
        forms.MapPost("/conversations/{id}/delete", RemoveConversationAsync);
        forms.MapPost("/answers/{receiptId}/feedback", FeedbackAsync);
        forms.MapPost("/documents/{id}/delete", RemoveDocumentAsync);
        forms.MapPost("/sources/{id}/delete", RemoveSourceAsync).RequireAuthorization(Policies.Admin);
        forms.MapGet("/documents/{id}/panel", PanelAsync);
        var limit = app.ServiceProvider.GetRequiredService<IOptions<ApiOptions>>().Value.MaxUploadBytes;
        forms.MapPost("/library/upload", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(UploadLimit.ForRequest(limit))).DisableAntiforgery();
        app.MapQualityForms();
        app.MapAiForms();
        app.MapSignInForms();
    }

    /// <summary>Where forms are sent: each must carry its page's token.</summary>
    public static RouteGroupBuilder MapForms(this IEndpointRouteBuilder app, string prefix) =>
        app.MapGroup(prefix).ExcludeFromDescription().WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static RedirectHttpResult SavePreferences(HttpContext context, [FromForm] string? theme, [FromForm] string? language, [FromForm] string? returnUrl)
    {
        var forAYear = new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/" };
        Set(PageContext.ThemeCookie, theme is "light" or "dark" ? theme : null);
        Set(PageContext.LanguageCookie, language is not null && AnswerLanguages.All.Contains(language) ? language : null);
        return TypedResults.LocalRedirect(Links.Local(returnUrl));

        void Set(string cookie, string? value)
        {
            if (value is null)
            {
                context.Response.Cookies.Delete(cookie);
                return;
            }

            context.Response.Cookies.Append(cookie, value, forAYear);
        }
    }

    private static async Task<IResult> RemoveConversationAsync(
        string id, Caller caller, IConversationStore store, [FromForm] string? returnUrl, CancellationToken cancellationToken)
    {
        await store.RemoveAsync(caller.Asker.UserId, id, cancellationToken);
        return TypedResults.LocalRedirect(Links.Local(returnUrl ?? "/conversations"));
    }

    private static async Task<IResult> FeedbackAsync(
        string receiptId, Caller caller, IReceiptStore receipts, [FromForm] bool helpful, [FromForm] string? returnUrl, CancellationToken cancellationToken)
    {
        await receipts.SetFeedbackAsync(caller.Asker.UserId, receiptId, helpful ? 1 : -1, cancellationToken);
        return TypedResults.LocalRedirect(Links.Local(returnUrl));
    }

    private static async Task<IResult> RemoveDocumentAsync(
        string id, Caller caller, IDocumentCatalog catalog, IDocumentRemoval removal, ILogger<PageContext> logger,
        [FromForm] string? returnUrl, CancellationToken cancellationToken)
    {
        var document = await catalog.FindVisibleAsync(caller.Asker, id, cancellationToken);
        if (document is null || !DocumentAccess.MayRemove(caller.Asker, document))
        {
            return PortalPages.Error(StatusCodes.Status404NotFound, null);
        }

        await removal.RemoveDocumentAsync(document.Id, cancellationToken);
        WebLog.DocumentRemoved(logger, caller.Asker.UserId, id);
        return TypedResults.LocalRedirect(Links.Local(returnUrl ?? "/library"));
    }

    private static async Task<IResult> RemoveSourceAsync(
        string id, Caller caller, IDocumentCatalog catalog, IDocumentRemoval removal, ILogger<PageContext> logger,
        [FromForm] string? returnUrl, CancellationToken cancellationToken)
    {
        if (await catalog.FindSourceAsync(id, cancellationToken) is null)
        {
            return PortalPages.Error(StatusCodes.Status404NotFound, null);
        }

        var removed = await removal.RemoveSourceAsync(id, cancellationToken);
        WebLog.SourceRemoved(logger, caller.Asker.UserId, id, removed);
        return TypedResults.LocalRedirect(Links.Local(returnUrl ?? "/sources"));
    }

    private static async Task<IResult> UploadAsync(
        Caller caller, HttpContext context, UploadReader uploads, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        var isOurForm = false;
        UploadOutcome outcome;
        try
        {
            outcome = await uploads.ReadAsync(context.Request, caller, CheckTokenAsync, cancellationToken);
        }
        catch (BlobTooLargeException)
        {
            outcome = new UploadOutcome.Refused(StatusCodes.Status413PayloadTooLarge, "");
        }

        return outcome is UploadOutcome.Refused refused
            ? PortalPages.Error(refused.Status, null)
            : TypedResults.LocalRedirect(isOurForm ? "/library?uploaded=1" : "/library");

        // The token is a field of the same stream as the files; handing it over as a header spares reading them twice.
        async Task<bool> CheckTokenAsync(string field, string value)
        {
            if (field == "__RequestVerificationToken")
            {
                context.Request.Headers["RequestVerificationToken"] = value;
                isOurForm = await antiforgery.IsRequestValidAsync(context);
            }

            return isOurForm;
        }
    }

    private static async Task<IResult> PanelAsync(string id, DocumentViews views, string? passage = null, string? span = null) =>
        await views.FindAsync(id, passage, span) is { Structure: not null } view
            ? new RazorComponentResult<PassagePanel>(new { View = view })
            : TypedResults.NotFound();
}
