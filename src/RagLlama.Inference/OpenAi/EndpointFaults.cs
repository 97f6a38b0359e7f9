using System.ClientModel;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Polly.CircuitBreaker;

namespace RagLlama.Inference.OpenAi;

/// <summary>Turns what went wrong at an endpoint into one exception with a remedy.</summary>
internal static class EndpointFaults
{
    /// <summary>Too many requests, no connection, or the endpoint's own trouble: worth one more try.</summary>
    public static bool IsTransient(Exception fault) => fault is ClientResultException { Status: 408 or 429 or >= 500 }
        || (fault is not ClientResultException { Status: > 0 } && IsNetwork(fault));

    /// <summary>The endpoint's fault, and not that of one request, a key or a name.</summary>
    public static bool IsDown(Exception fault) => fault is not OperationCanceledException
        && (fault is not ClientResultException { Status: >= 400 and < 500 } reply || reply.Status is 408 or 429);

    public static InferenceException Incomplete(Endpoint endpoint) => new(
        $"{endpoint.Display} ended its reply before it was complete. Check the endpoint's own log and that {endpoint.Section}:BaseUrl leads to an OpenAI-compatible API.");

    public static InferenceException TooMuch(Endpoint endpoint) => new(
        $"{endpoint.Display} sent far more than an answer can be. Check {endpoint.Section}:BaseUrl, {endpoint.Section}:Model and the endpoint's own log.");

    public static InferenceException TooLong(Endpoint endpoint) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{endpoint.Display} was not done after {endpoint.Limit.TotalSeconds:0} s. Check the endpoint's own log, or raise {endpoint.Section}:LimitSeconds."));

    public static TimeSpan? RetryAfter(Exception fault, DateTimeOffset now)
    {
        var response = (fault as ClientResultException)?.GetRawResponse();
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var value))
        {
            return null;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        var parsed = DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        return parsed ? TimeSpan.FromTicks(Math.Max(0, (at - now).Ticks)) : null;
    }

    public static InferenceException Describe(Exception fault, Endpoint endpoint) => fault switch
    {
        InferenceException already => already,
        BrokenCircuitException => new InferenceException(
            $"{endpoint.Display} failed too often and is left alone for a while. See the endpoint's own log, or change {endpoint.Section}:BreakAfter and {endpoint.Section}:BreakSeconds."),
        ClientResultException { Status: > 0 } reply => new InferenceException(
            string.Create(CultureInfo.InvariantCulture, $"{endpoint.Display} answered with status {reply.Status}. {Remedy(reply.Status, endpoint)}"))
        { Status = reply.Status },
        TimeoutException => new InferenceException(string.Create(
            CultureInfo.InvariantCulture,
            $"{endpoint.Display} sent nothing for {endpoint.Timeout.TotalSeconds:0} s. Check that the model is loaded, or raise {endpoint.Section}:TimeoutSeconds.")),
        JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException => new InferenceException(
            $"{endpoint.Display} sent something that is not a reply of an OpenAI-compatible endpoint. Check {endpoint.Section}:BaseUrl; it usually ends in /v1."),
        _ when IsNetwork(fault) => new InferenceException($"{endpoint.Display} cannot be reached or broke off the connection. Check that it runs and that {endpoint.Section}:BaseUrl is right."),
        _ => new InferenceException($"{endpoint.Display} failed ({fault.GetType().Name}). Check the endpoint's own log."),
    };

    private static bool IsNetwork(Exception? fault) =>
        fault is not null && (fault is HttpRequestException or IOException or SocketException or ClientResultException
            || (fault is AggregateException many ? many.InnerExceptions.Any(IsNetwork) : IsNetwork(fault.InnerException)));

    private static string Remedy(int status, Endpoint endpoint) => status switch
    {
        401 or 403 => $"Check {endpoint.Section}:ApiKey.",
        404 => $"Check {endpoint.Section}:BaseUrl (it usually ends in /v1) and {endpoint.Section}:Model.",
        429 => "It has too much to do: try again later, or raise its limits.",
        >= 500 => "See the endpoint's own log.",
        _ => $"Check {endpoint.Section}:Model and the endpoint's own log.",
    };
}
