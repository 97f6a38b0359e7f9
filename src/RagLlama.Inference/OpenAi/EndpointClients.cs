using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RagLlama.Inference.OpenAi;

/// <summary>How every endpoint is reached: no redirects, no cookies, connections that are renewed.</summary>
internal static class EndpointClients
{
    /// <summary>The clients live as long as the process; renewed connections follow a moved endpoint.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static HttpMessageHandler Transport() => new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime, AllowAutoRedirect = false, UseCookies = false };

    /// <summary>Names a client of one endpoint for requests with short replies; whoever calls it keeps the time.</summary>
    /// <param name="longestReply">Bytes of a reply beyond which it is given up.</param>
    public static void AddEndpointClient(this IServiceCollection services, string name, Endpoint endpoint, int longestReply)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(name, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = longestReply;
                client.DefaultRequestHeaders.Authorization = endpoint.ApiKey is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
            })
            .ConfigurePrimaryHttpMessageHandler(Transport);
    }
}
