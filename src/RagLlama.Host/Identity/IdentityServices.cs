using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace RagLlama.Host.Identity;

/// <summary>Who may come in: sessions for people, keys for programs, everything else refused.</summary>
public static class IdentityServices
{
    /// <param name="dataFolder">The data folder; keys that protect cookies are kept below it. Needs an <c>IAccountStore</c> in the container.</param>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddOptions<IdentityOptions>().Bind(configuration.GetSection(IdentityOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<EndedSessions>();
        services.AddScoped<SessionEvents>();
        AddKeys(services, dataFolder);
        services.AddAuthentication(AuthSchemes.Any)
            .AddPolicyScheme(AuthSchemes.Any, null, o => o.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? AuthSchemes.ApiKey : AuthSchemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(AuthSchemes.ApiKey, null)
            .AddCookie(AuthSchemes.Cookie);
        services.AddOptions<CookieAuthenticationOptions>(AuthSchemes.Cookie).Configure<IOptions<IdentityOptions>>(SetUpCookie);
        AddPolicies(services.AddAuthorizationBuilder());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "ragllama-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    private static void AddKeys(IServiceCollection services, string dataFolder)
    {
        services.AddDataProtection().SetApplicationName("ragllama");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((options, loggers) =>
            options.XmlRepository = new OwnerOnlyKeys(KeyFolder.Create(dataFolder), loggers));
    }

    private static void SetUpCookie(CookieAuthenticationOptions options, IOptions<IdentityOptions> identity)
    {
        options.Cookie.Name = "ragllama";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(identity.Value.SessionHours);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.LogoutPath = "/sign-out";
        options.ReturnUrlParameter = "returnUrl";
        options.EventsType = typeof(SessionEvents);
    }

    private static void AddPolicies(AuthorizationBuilder builder)
    {
        builder.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var scope in new[] { Policies.Ask, Policies.Search, Policies.Manage })
        {
            builder.AddPolicy(scope, p => p.RequireAuthenticatedUser().RequireAssertion(c =>
                !c.User.HasClaim(claim => claim.Type == Policies.ScopeClaim) || c.User.HasClaim(Policies.ScopeClaim, scope)));
        }

        builder.AddPolicy(Policies.Session, p => p.RequireAuthenticatedUser().RequireAssertion(c =>
            c.User.Identities.Any(i => i.AuthenticationType == AuthSchemes.Cookie)));
        builder.AddPolicy(Policies.Admin, p => p.RequireAuthenticatedUser().RequireAssertion(c => Caller.From(c.User)?.Asker.IsAdmin == true));
    }
}
