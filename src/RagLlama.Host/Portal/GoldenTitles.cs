using RagLlama.Documents;
using RagLlama.Evaluation.Golden;
using RagLlama.Indexing;

namespace RagLlama.Host.Portal;

/// <summary>Titles of the documents that golden questions expect.</summary>
internal static class GoldenTitles
{
    public static async Task<IReadOnlyDictionary<DocumentId, string>> ReadAsync(
        IDocumentCatalog catalog, IEnumerable<GoldenQuestion> questions, CancellationToken cancellationToken)
    {
        var titles = new Dictionary<DocumentId, string>();
        foreach (var id in questions.SelectMany(q => q.Documents).Select(d => d.Id).Distinct())
        {
            if (await catalog.FindAsync(id, cancellationToken) is { } document)
            {
                titles[id] = document.Title;
            }
        }

        return titles;
    }
}
