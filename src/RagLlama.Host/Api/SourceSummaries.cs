using RagLlama.Host.Api.Json;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;

namespace RagLlama.Host.Api;

/// <summary>Sources with what is in them.</summary>
internal sealed class SourceSummaries(IDocumentCatalog catalog)
{
    private const int PageSize = 500;

    /// <summary>Passages are added up to this many documents; beyond, only documents are counted.</summary>
    private const int MostAdded = 5000;

    public async Task<IReadOnlyList<SourceJson>> ListAsync(Asker asker, CancellationToken cancellationToken)
    {
        var summaries = new List<SourceJson>();
        foreach (var source in await catalog.ListSourcesAsync(cancellationToken))
        {
            var documents = await CountAsync(asker, source.Id, null, cancellationToken);
            if (documents == 0 && !asker.IsAdmin)
            {
                continue;
            }

            var indexed = await CountAsync(asker, source.Id, DocumentStatus.Indexed, cancellationToken) + await CountAsync(asker, source.Id, DocumentStatus.Partial, cancellationToken);
            var chunks = documents <= MostAdded ? await AddChunksAsync(asker, source.Id, cancellationToken) : (int?)null;
            summaries.Add(new SourceJson(
                source.Id, source.Name, source.Connector, asker.IsAdmin ? source.Access.ToString() : null, documents, indexed, documents - indexed, chunks));
        }

        return summaries;
    }

    private async Task<int> CountAsync(Asker asker, string sourceId, DocumentStatus? status, CancellationToken cancellationToken)
    {
        var filter = new DocumentFilter { SourceId = sourceId, Status = status, Take = 1 };
        return (await catalog.ListAsync(asker, filter, asker.IsAdmin, cancellationToken)).Total;
    }

    private async Task<int> AddChunksAsync(Asker asker, string sourceId, CancellationToken cancellationToken)
    {
        var (sum, skip) = (0, 0);
        while (true)
        {
            var filter = new DocumentFilter { SourceId = sourceId, Skip = skip, Take = PageSize };
            var page = await catalog.ListAsync(asker, filter, asker.IsAdmin, cancellationToken);
            sum += page.Items.Sum(d => d.Chunks);
            skip += page.Items.Count;
            if (page.Items.Count == 0 || skip >= page.Total)
            {
                return sum;
            }
        }
    }
}
