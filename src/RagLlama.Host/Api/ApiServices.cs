using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using RagLlama.Host.Api.Json;

namespace RagLlama.Host.Api;

/// <summary>The HTTP API.</summary>
public static class ApiServices
{
    /// <summary>
    /// Needs in the container: <see cref="AskQuestion"/>, <see cref="FindPassages"/>, <see cref="ReplayReceipt"/>, IDocumentCatalog, IVectorIndex, IBlobStore, ITextExtractor, IDocumentReader,
    /// IUploads, IDocumentRemoval, IConversationStore, IReceiptStore, IGoldenSetStore, AddEvaluation, TimeProvider; health checks are those registered with AddHealthChecks.
    /// </summary>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AnswerLog>().AddSingleton<Highlights>().AddSingleton<SourceSummaries>().AddSingleton<UploadReader>();
        services.ConfigureHttpJsonOptions(o => ApiJson.Apply(o.SerializerOptions));
        services.AddProblemDetails(o => o.CustomizeProblemDetails = c => c.ProblemDetails.Extensions.Remove("traceId"));
        services.AddRateLimiter();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, RateLimits>();
        services.AddHealthChecks();
        services.AddOpenApi();

        // The framework logs addresses at Information, and those hold questions and sign-in tokens.
        services.AddLogging(l => l.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.Configure<KestrelServerOptions>(Harden);
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        api.MapAskApi();
        api.MapSearchApi();
        api.MapDocumentsApi();
        api.MapSourcesApi();
        api.MapIndexApi();
        api.MapConversationsApi();
        api.MapFeedbackApi();
        api.MapReceiptsApi();
        api.MapUsageApi();
        api.MapPromptsApi();
        api.MapGoldenSetsApi();
        app.Map("/api/{**path}", () => Problems.NotFound()).ExcludeFromDescription();
        app.MapHealthApi();
        app.MapOpenApi();
    }

    private static void Harden(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = 1000;
        options.Limits.MaxRequestBodySize = 1024 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
    }
}
