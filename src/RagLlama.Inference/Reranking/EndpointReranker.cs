using System.Globalization;
using System.Text.Json;
using RagLlama.Inference.OpenAi;
using RagLlama.Retrieval.Reranking;

namespace RagLlama.Inference.Reranking;

/// <summary>
/// A reranker behind an endpoint. Asked once: somebody waits, and there is an order already. Its messages hold neither the key nor anything the
/// endpoint sent, which may repeat what it was sent.
/// </summary>
internal sealed class EndpointReranker(Endpoint endpoint, RerankShape shape, int candidates, HttpClient http, TimeProvider time) : IReranker, IDisposable
{
    private readonly Uri address = new(endpoint.BaseUrl.AbsoluteUri.TrimEnd('/') + "/rerank");

    public string Model => endpoint.Model;

    public int Candidates => candidates;

    public async Task<IReadOnlyList<double>> ScoreAsync(string question, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
        {
            return [];
        }

        using var limit = new CancellationTokenSource(endpoint.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // In one piece and with its length: not every server takes a body in chunks.
            using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(RerankMessages.Request(shape, endpoint.Model, question, texts)));
            body.Headers.ContentType = new("application/json");
            using var response = await http.PostAsync(address, body, linked.Token);
            if (!response.IsSuccessStatusCode)
            {
                var status = (int)response.StatusCode;
                throw new InferenceException(string.Create(CultureInfo.InvariantCulture, $"{endpoint.Display} answered with status {status}. {Remedy(status)}")) { Status = status };
            }

            return RerankMessages.Scores(shape, await response.Content.ReadAsByteArrayAsync(linked.Token), texts.Count);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new InferenceException(string.Create(
                CultureInfo.InvariantCulture,
                $"{endpoint.Display} gave no scores within {endpoint.Timeout.TotalSeconds:0} s. Check that the model is loaded, or raise {endpoint.Section}:TimeoutSeconds or lower {endpoint.Section}:Candidates."));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InferenceException($"{endpoint.Display} did not send one number for each passage. Check {endpoint.Section}:Provider and {endpoint.Section}:BaseUrl.");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new InferenceException($"{endpoint.Display} sent far more than scores. Check {endpoint.Section}:BaseUrl.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new InferenceException($"{endpoint.Display} cannot be reached or broke off the connection. Check that it runs and that {endpoint.Section}:BaseUrl is right.");
        }
    }

    public void Dispose() => http.Dispose();

    private string Remedy(int status) => status switch
    {
        401 or 403 => $"Check {endpoint.Section}:ApiKey.",
        404 => $"Check {endpoint.Section}:BaseUrl (what stands before /rerank) and {endpoint.Section}:Model.",
        413 or 422 => $"Check {endpoint.Section}:Model, or lower {endpoint.Section}:Candidates.",
        429 or >= 500 => "See the endpoint's own log.",
        _ => $"Check {endpoint.Section}:Provider, {endpoint.Section}:Model and the endpoint's own log.",
    };
}
