using Microsoft.Extensions.AI;
using RagLlama.Extraction;
using RagLlama.Indexing;
using RagLlama.Inference;
using RagLlama.Inference.Models;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Host.Hosting;

/// <summary>Looks at everything RagLlama depends on, each part by itself: one that fails does not hide the others.</summary>
internal sealed class Doctor(
    RagLlamaSettings settings, IServiceProvider services, IExtractionDiagnostics extraction, IHttpClientFactory http)
{
    private const string InProcess = "onnx";

    public async Task<IReadOnlyList<DoctorCheck>> ExamineAsync(CancellationToken cancellationToken) =>
    [
        new("runtime", DoctorStatus.Ok, $".NET {Environment.Version}, {Environment.ProcessorCount} cores, {Environment.OSVersion}"),
        CheckDataFolder(),
        await TryAsync("catalogue", CheckCatalogAsync, cancellationToken),
        await TryAsync("index", CheckIndexAsync, cancellationToken),
        .. await CheckExtractionAsync(cancellationToken),
        .. CheckModels(),
        .. await CheckAcknowledgementsAsync(cancellationToken),
        .. await CheckAnswersAsync(cancellationToken),
        .. await CheckOptionalAsync("embeddings", settings.Inference.Embeddings.Provider, "builtin: no download is needed", settings.Inference.Embeddings.BaseUrl, cancellationToken),
        .. await CheckOptionalAsync("reranker", settings.Inference.Reranker.Provider, "none: passages are ranked without a model", settings.Inference.Reranker.BaseUrl, cancellationToken),
        .. await CheckOptionalAsync("prompt guard", settings.Inference.Guards.PromptGuard.Provider, "none: off", settings.Inference.Guards.PromptGuard.BaseUrl, cancellationToken),
        .. await CheckOptionalAsync("llama guard", settings.Inference.Guards.LlamaGuard.Provider, "none: off", settings.Inference.Guards.LlamaGuard.BaseUrl, cancellationToken),
    ];

    /// <summary>Looks at the files only: loading a model takes its whole memory, and a running service has it already.</summary>
    private IEnumerable<DoctorCheck> CheckModels() => services.GetServices<LocalModel>().Select(model =>
    {
        try
        {
            return new DoctorCheck(model.Part, DoctorStatus.Ok, model.Describe());
        }
        catch (Exception e) when (e is InferenceException or ArgumentException)
        {
            return new DoctorCheck(model.Part, DoctorStatus.Missing, e.Message);
        }
    });

    /// <summary>A model above the line that nobody has acknowledged is configured and yet never asked: that would be hard to find out.</summary>
    private async Task<IReadOnlyList<DoctorCheck>> CheckAcknowledgementsAsync(CancellationToken cancellationToken) =>
        services.GetRequiredService<UsedModels>().Writers.Any(m => m.NeedsAcknowledgement)
            ? [await TryAsync("acknowledgement", async token =>
            {
                await Startup.OpenAsync(services, token);
                var missing = await services.GetRequiredService<ModelAcknowledgements>().FindMissingAsync(token);
                return missing.Count == 0
                    ? new DoctorCheck("acknowledgement", DoctorStatus.Ok, "the training of every model in use is below the line of the EU AI Act, or acknowledged")
                    : new DoctorCheck("acknowledgement", DoctorStatus.Missing, $"{string.Join(" and ", missing.Select(m => m.Title))} is not used before an admin acknowledges its training on the portal's page Models");
            }, cancellationToken)]
            : [];

    private DoctorCheck CheckDataFolder()
    {
        try
        {
            Directory.CreateDirectory(settings.Data);
            var probe = Path.Combine(settings.Data, ".doctor");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var free = new DriveInfo(settings.Data).AvailableFreeSpace / (1L << 30);
            return new DoctorCheck("data folder", DoctorStatus.Ok, $"{settings.Data}, {free} GiB free");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DoctorCheck("data folder", DoctorStatus.Missing, $"{settings.Data} cannot be written ({e.Message}); choose another with --data or grant access");
        }
    }

    private async Task<DoctorCheck> CheckCatalogAsync(CancellationToken cancellationToken)
    {
        await Startup.OpenAsync(services, cancellationToken);
        var sources = await services.GetRequiredService<IDocumentCatalog>().ListSourcesAsync(cancellationToken);
        return new DoctorCheck("catalogue", DoctorStatus.Ok, $"{settings.Catalog.Provider.ToString().ToLowerInvariant()}, {sources.Count} sources");
    }

    private async Task<DoctorCheck> CheckIndexAsync(CancellationToken cancellationToken)
    {
        var index = services.GetRequiredService<IVectorIndex>();
        var chunks = await index.CountAsync(cancellationToken);
        var vectors = await index.ReadVectorSearchAsync(cancellationToken) is { } status ? ", " + VectorSearchWords.Describe(status) : "";
        return new DoctorCheck("index", DoctorStatus.Ok, $"{settings.Index.Provider}, {chunks} passages, generation {index.Generation}{vectors}");
    }

    private async Task<IReadOnlyList<DoctorCheck>> CheckExtractionAsync(CancellationToken cancellationToken)
    {
        try
        {
            var status = await extraction.GetStatusAsync(cancellationToken);
            return
            [
                new("extraction sandbox", status is { NetworkOff: true, FilesConfined: true } ? DoctorStatus.Ok : DoctorStatus.Optional, $"{status.NetworkDetail} {status.FilesDetail}"),
                status.PopplerVersion is { } version
                    ? new("poppler", DoctorStatus.Ok, $"pdftotext {version}")
                    : new("poppler", DoctorStatus.Missing, "PDF files cannot be read; install the package poppler-utils"),
                status.OcrLanguages.Count > 0
                    ? new("tesseract", DoctorStatus.Ok, $"recognises {string.Join(", ", status.OcrLanguages)}")
                    : new("tesseract", DoctorStatus.Optional, "scanned pages and pictures are not read; install tesseract-ocr and tesseract-ocr-{deu,fra,ita,spa,por,hin,tha}"),
                status.HasLibreOffice
                    ? new("libreoffice", DoctorStatus.Ok, "reads .doc, .xls and .ppt")
                    : new("libreoffice", DoctorStatus.Optional, ".doc, .xls and .ppt are not read; install libreoffice-nogui"),
            ];
        }
        catch (InvalidOperationException e)
        {
            return [new("extraction", DoctorStatus.Missing, e.Message)];
        }
    }

    private async Task<IReadOnlyList<DoctorCheck>> CheckAnswersAsync(CancellationToken cancellationToken)
    {
        if (settings.Inference.Chat.Provider != "openai")
        {
            var writer = settings.Inference.Chat.Provider == InProcess ? "onnx: the model in process writes" : "quotes: answers quote the documents; no model is needed";
            return [new DoctorCheck("answers", DoctorStatus.Ok, writer)];
        }

        var checks = new List<DoctorCheck>();
        foreach (var address in HostedModels.Addresses(settings.Inference.Chat))
        {
            checks.Add(await CheckEndpointAsync("answers", settings.Inference.Chat.Provider, "", address, cancellationToken));
        }

        return checks;
    }

    /// <summary>What runs in process is among the models.</summary>
    private async Task<IReadOnlyList<DoctorCheck>> CheckOptionalAsync(string name, string provider, string builtIn, string? baseUrl, CancellationToken cancellationToken) =>
        provider == InProcess ? [] : [await CheckEndpointAsync(name, provider, builtIn, baseUrl, cancellationToken)];

    private async Task<DoctorCheck> CheckEndpointAsync(string name, string provider, string builtIn, string? baseUrl, CancellationToken cancellationToken)
    {
        if (provider is "quotes" or "builtin" or "none")
        {
            return new DoctorCheck(name, DoctorStatus.Ok, builtIn);
        }

        try
        {
            using var client = http.CreateClient();
            client.Timeout = TimeSpan.FromSeconds(5);
            using var response = await client.GetAsync(new Uri(baseUrl!.TrimEnd('/') + "/models"), cancellationToken);
            return new DoctorCheck(name, DoctorStatus.Ok, $"{baseUrl} answers ({(int)response.StatusCode})");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            return new DoctorCheck(name, DoctorStatus.Missing, $"{baseUrl} cannot be reached: {e.Message}");
        }
    }

    private static async Task<DoctorCheck> TryAsync(string name, Func<CancellationToken, Task<DoctorCheck>> check, CancellationToken cancellationToken)
    {
        try
        {
            return await check(cancellationToken);
        }
#pragma warning disable CA1031 // Whatever is wrong is what the doctor is asked for
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new DoctorCheck(name, DoctorStatus.Missing, e.Message);
        }
#pragma warning restore CA1031
    }
}
