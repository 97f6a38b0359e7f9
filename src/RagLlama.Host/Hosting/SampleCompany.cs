using System.Text.Json;
using RagLlama.Connectors.Files;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Jobs;
using RagLlama.Sources;

namespace RagLlama.Host.Hosting;

/// <summary>A made-up company's documents, indexed when the service first starts with nothing, so that there is something to ask at once.</summary>
internal sealed class SampleCompany(RagLlamaSettings settings, IDocumentCatalog catalog, IJobQueue queue)
{
    public const string SourceId = "sample";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "SampleCompany");

    /// <summary>Everyone may read it, save the few documents that show what a restricted document is.</summary>
    public static SourceDefinition Definition => FilesSource.Create(
        SourceId,
        "Sample company: Larkfield Pumps",
        [Path.Combine(Folder, "documents")],
        AccessList.Public,
        Read<Dictionary<string, string>>("access.json").ToDictionary(e => "documents/" + e.Key, e => AccessList.Parse(e.Value)));

    /// <summary>Questions its documents answer, by language.</summary>
    public static IReadOnlyDictionary<string, string[]> Examples { get; } = Read<Dictionary<string, string[]>>("examples.json");

    /// <summary>Queues the sample documents when there is no source yet, and says so; a removed sample company does not come back.</summary>
    public async Task OfferAsync(CancellationToken cancellationToken)
    {
        var marker = Path.Combine(settings.Data, "sample-company-offered");
        if (!settings.Portal.SampleCompany || File.Exists(marker) || (await catalog.ListSourcesAsync(cancellationToken)).Count > 0)
        {
            return;
        }

        await catalog.SaveSourceAsync(Definition, cancellationToken);
        await queue.EnqueueAsync([new JobRequest(JobKinds.SyncSource, SourceId)], cancellationToken);
        await File.WriteAllTextAsync(marker, "", cancellationToken);
        await Console.Out.WriteLineAsync("No documents yet: the sample company is being indexed. Remove it with one click under Sources.");
        await Console.Out.FlushAsync(cancellationToken);
    }

    private static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(Folder, file)))
        ?? throw new InvalidDataException($"{file} of the sample company is empty.");
}
