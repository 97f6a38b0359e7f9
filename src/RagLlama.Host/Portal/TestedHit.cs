using RagLlama.Documents;
using RagLlama.Host.Api;
using RagLlama.Host.Evaluation;
using RagLlama.Indexing;
using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Host.Portal;

/// <summary>A passage found while retrieval is tried out on somebody's behalf.</summary>
/// <param name="MayRead">The admin who looks may read it too; otherwise only its title is shown: managing is not reading.</param>
public sealed record TestedHit(RetrievedPassage Passage, bool MayRead)
{
    internal static async Task<IReadOnlyList<TestedHit>> FindAsync(
        FindPassages find, IDocumentCatalog catalog, RetrievalQuery read, RetrievalSetting setting, Asker asker, Asker admin, CancellationToken cancellationToken)
    {
        var query = read with { Mode = setting.Mode, Limit = setting.Limit, Explain = true };
        var hits = new List<TestedHit>();
        var readable = new Dictionary<DocumentId, bool>();
        foreach (var passage in await find(query, asker, cancellationToken))
        {
            var id = passage.Document.Id;
            if (!readable.TryGetValue(id, out var mayRead))
            {
                readable[id] = mayRead = await catalog.FindReadableAsync(admin, id, cancellationToken) is not null;
            }

            hits.Add(new TestedHit(passage, mayRead));
        }

        return hits;
    }
}
