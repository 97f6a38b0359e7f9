using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using OpenAI;

namespace RagLlama.Inference.OpenAi;

/// <summary>A validated endpoint: where it is, what it is asked for, how long it may be silent.</summary>
internal sealed record Endpoint(string Section, Uri BaseUrl, string Model, string? ApiKey, TimeSpan Timeout)
{
    /// <summary>The client library asks for a key; <see cref="EndpointHandler"/> takes this one out of the request again.</summary>
    private const string NoKey = "none";

    public ChatPreset Preset { get; init; } = ChatPresets.Generic;

    public string? ApiKeyFile { get; init; }

    public string? Project { get; init; }

    /// <summary>Longest a whole reply may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    public int Retries { get; init; } = 1;

    public int BreakAfter { get; init; } = 5;

    public TimeSpan BreakTime { get; init; } = TimeSpan.FromSeconds(30);

    public ChatPrice? Price { get; init; }

    public ChatEnergy? Energy { get; init; }

    /// <summary>Field that limits the length of a reply.</summary>
    public string LimitField { get; init; } = ChatPresets.Generic.LimitField;

    /// <summary>The address without user name, password or query, for messages and logs.</summary>
    public string Display => BaseUrl.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>Where chat requests go, with the query of the configured address or of the preset.</summary>
    public Uri ChatAddress
    {
        get
        {
            var query = BaseUrl.Query.Length > 1 ? BaseUrl.Query : Preset.Query is { } preset ? "?" + preset : "";
            return new Uri(BaseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/" + Preset.Path + query);
        }
    }

    /// <exception cref="ArgumentException">The message names the configuration key.</exception>
    public static Endpoint Create(string section, string? baseUrl, string? model, string? apiKey, int timeoutSeconds, string example = "http://localhost:8000/v1")
    {
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"{section}:BaseUrl must be an http or https address such as {example}.");
        }

        if (string.IsNullOrWhiteSpace(model))
        {
            throw new ArgumentException($"{section}:Model must name the model at the endpoint.");
        }

        if (timeoutSeconds is < 1 or > 3600)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{section}:TimeoutSeconds is {timeoutSeconds}; it must be 1 to 3600."));
        }

        return new Endpoint(section, uri, model, string.IsNullOrWhiteSpace(apiKey) ? null : apiKey, TimeSpan.FromSeconds(timeoutSeconds));
    }

    public ApiKeyCredential Credential() => new(ApiKey ?? NoKey);

    /// <summary>Client options with the library's own retries and timeout off: <see cref="EndpointCall"/> decides both.</summary>
    public OpenAIClientOptions ClientOptions(HttpClient http) => new()
    {
        Endpoint = new Uri(BaseUrl.GetLeftPart(UriPartial.Path)),
        Transport = new HttpClientPipelineTransport(http),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan,
    };
}
