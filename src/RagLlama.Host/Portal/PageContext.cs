using System.Globalization;
using RagLlama.Host.Identity;
using RagLlama.Host.Portal.Assets;
using RagLlama.Host.Portal.Texts;
using RagLlama.Security;

namespace RagLlama.Host.Portal;

/// <summary>What every page needs of its request.</summary>
public sealed class PageContext(IHttpContextAccessor accessor, PortalAssets assets)
{
    public const string ThemeCookie = "ragllama-theme";
    public const string LanguageCookie = "ragllama-language";

    /// <summary>Set by the portal's script: the page may leave the asking to it.</summary>
    private const string ScriptCookie = "ragllama-script";

    public HttpContext Http { get; } = accessor.HttpContext ?? throw new InvalidOperationException("The portal renders inside a request only.");

    public PortalAssets Assets { get; } = assets;

    public LanguageTexts T { get; } = TextLibrary.For(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public Caller? Caller => field ??= Caller.From(Http.User);

    /// <summary>The asker of a page that needs a session.</summary>
    public Asker Asker => Caller!.Asker;

    /// <summary><c>light</c>, <c>dark</c>, or null to follow the system.</summary>
    public string? Theme => Http.Request.Cookies[ThemeCookie] is "light" or "dark" ? Http.Request.Cookies[ThemeCookie] : null;

    public bool HasScript => Http.Request.Cookies[ScriptCookie] == "1";

    public bool IsCrossSite => OriginCheck.IsCrossSite(Http.Request);

    public CancellationToken Aborted => Http.RequestAborted;
}
