using System.Globalization;
using System.Text.Json;
using RagLlama.Answering.Guards;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.Guards;

/// <summary>
/// A classifier behind an endpoint that tells attempts to take over a prompt from harmless text. Texts longer than it reads at once are judged in
/// parts that overlap; the worst part counts. Messages hold neither the key nor anything the endpoint sent.
/// </summary>
internal sealed class PromptGuard(Endpoint endpoint, bool isTei, PromptGuardOptions options, HttpClient http, TimeProvider time) : IContentGuard, IDisposable
{
    /// <summary>What it names what it finds.</summary>
    public const string Category = "injection";

    public const string GuardName = "prompt-guard";

    private readonly Uri address = new(endpoint.BaseUrl.AbsoluteUri.TrimEnd('/') + (isTei ? "/predict" : "/classify"));

    public string Name => GuardName;

    public GuardTargets Targets => options.Passages ? GuardTargets.Question | GuardTargets.Passage : GuardTargets.Question;

    public bool FailsClosed => options.OnFailure == GuardFailure.Closed;

    public async Task<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken)
    {
        var chances = await Task.WhenAll(TextParts.Of(text.Text).Select(part => AskAsync(part, cancellationToken)));
        return chances.Any(chance => chance >= options.Threshold) ? new GuardVerdict([Category]) : GuardVerdict.Safe;
    }

    public void Dispose() => http.Dispose();

    private async Task<double> AskAsync(string part, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(endpoint.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes<object>(isTei ? new { inputs = part, truncate = true } : new { model = endpoint.Model, input = part }));
            body.Headers.ContentType = new("application/json");
            using var response = await http.PostAsync(address, body, linked.Token);
            if (!response.IsSuccessStatusCode)
            {
                var status = (int)response.StatusCode;
                var said = string.Create(
                    CultureInfo.InvariantCulture, $"{endpoint.Display} answered with status {status}. Check {endpoint.Section}:BaseUrl, {endpoint.Section}:Model and {endpoint.Section}:ApiKey.");
                throw new InferenceException(said) { Status = status };
            }

            return ClassifierReply.Chance(await response.Content.ReadAsByteArrayAsync(linked.Token), isTei);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new InferenceException(string.Create(
                CultureInfo.InvariantCulture, $"{endpoint.Display} gave no verdict within {endpoint.Timeout.TotalSeconds:0} s. Check that the model is loaded, or raise {endpoint.Section}:TimeoutSeconds."));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InferenceException($"{endpoint.Display} did not send the verdict of a classifier. Check {endpoint.Section}:Provider and {endpoint.Section}:BaseUrl.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new InferenceException($"{endpoint.Display} cannot be reached or broke off the connection. Check that it runs and that {endpoint.Section}:BaseUrl is right.");
        }
    }
}
