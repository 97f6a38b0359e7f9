using Microsoft.AspNetCore.Localization;
using RagLlama.Host.Portal.Texts;

namespace RagLlama.Host.Portal;

/// <summary>The language a person chose in the settings.</summary>
internal sealed class LanguageCookie : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var chosen = httpContext.Request.Cookies[PageContext.LanguageCookie];
        return Task.FromResult(chosen is not null && TextLibrary.Languages.ContainsKey(chosen) ? new ProviderCultureResult(chosen) : null);
    }
}
