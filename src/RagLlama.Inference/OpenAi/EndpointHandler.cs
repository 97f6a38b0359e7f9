using System.Text.Json.Nodes;

namespace RagLlama.Inference.OpenAi;

/// <summary>Gives a request the form its endpoint wants, and reads no more of the reply than an answer can be.</summary>
internal sealed class EndpointHandler(Endpoint endpoint) : DelegatingHandler
{
    private const string Authorization = "Authorization";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await AuthoriseAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.EndsWith("/chat/completions", StringComparison.Ordinal))
        {
            request.RequestUri = endpoint.ChatAddress;
            await ShapeAsync(request, cancellationToken);
        }

        var response = await base.SendAsync(request, cancellationToken);
        await LimitAsync(response, cancellationToken);
        return response;
    }

    private async Task AuthoriseAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove(Authorization);
        var key = endpoint.ApiKeyFile is { } file ? await ReadKeyAsync(file, cancellationToken) : endpoint.ApiKey;
        if (key is not null)
        {
            var header = endpoint.Preset.KeyHeader;
            request.Headers.TryAddWithoutValidation(header ?? Authorization, header is null ? "Bearer " + key : key);
        }
    }

    private async Task<string> ReadKeyAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InferenceException($"The file of {endpoint.Section}:ApiKeyFile cannot be read ({fault.GetType().Name}).");
        }
    }

    private async Task ShapeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var preset = endpoint.Preset;
        var body = JsonNode.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken))!.AsObject();
        Rename(body, "max_completion_tokens", endpoint.LimitField);
        Rename(body, "max_tokens", endpoint.LimitField);
        Rename(body, "model", preset.ModelField);
        foreach (var field in preset.Unsupported)
        {
            body.Remove(field);
        }

        if (preset.NeedsProject)
        {
            body["project_id"] = endpoint.Project;
        }

        // In one piece and with its length: not every server takes a body in chunks.
        request.Content = new ByteArrayContent(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(body));
        request.Content.Headers.ContentType = new("application/json");
    }

    private async Task LimitAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        var limited = new StreamContent(new ReplyStream(await response.Content.ReadAsStreamAsync(cancellationToken), endpoint, isStream));
        foreach (var header in response.Content.Headers)
        {
            limited.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = limited;
    }

    private static void Rename(JsonObject body, string from, string to)
    {
        if (from != to && body.Remove(from, out var value))
        {
            body[to] = value;
        }
    }
}
