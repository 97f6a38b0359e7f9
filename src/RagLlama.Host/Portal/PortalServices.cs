using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RagLlama.Answering.Agent;
using RagLlama.Host.Portal.Assets;
using RagLlama.Host.Portal.Texts;

namespace RagLlama.Host.Portal;

/// <summary>The pages people use. Rendered on the server; script only adds to them (docs/decisions/0002).</summary>
public static class PortalServices
{
    /// <summary>Needs <c>AddApi</c> and <c>AddIdentity</c>. Register an <see cref="IExampleQuestions"/> before to choose the example questions.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<PortalAssets>();
        services.AddScoped<PageContext>();
        services.AddScoped<DocumentViews>();
        services.AddScoped<PageAnswers>();
        services.TryAddSingleton<IExampleQuestions, TitleQuestions>();
        services.AddSingleton<AiNotice>();
        services.TryAddSingleton(new ResearchChoice(AgentMode.Off));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            var cultures = TextLibrary.Languages.Keys.Select(CultureInfo.GetCultureInfo).ToList();
            o.DefaultRequestCulture = new RequestCulture(TextLibrary.Default);
            (o.SupportedCultures, o.SupportedUICultures) = (cultures, cultures);
            o.RequestCultureProviders = [new LanguageCookie(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }

    public static void MapPortal(this IEndpointRouteBuilder app)
    {
        app.MapAssets();
        app.MapRazorComponents<App>();
        app.MapPortalForms();
        app.MapFallback("{**path}", () => PortalPages.Error(StatusCodes.Status404NotFound, null)).ExcludeFromDescription();
    }
}
