using System.Globalization;
using RagLlama.Documents;
using RagLlama.Evaluation.Golden;
using RagLlama.Indexing;
using RagLlama.Security;

namespace RagLlama.Host.Evaluation;

/// <summary>Finds the documents that somebody wrote down: by title, file name, id, or a link that holds the id; a page may follow a bar.</summary>
internal sealed class DocumentLookup(IDocumentCatalog catalog)
{
    private const int Looked = 50;

    /// <summary>How an expected document is written, so that reading it again gives the same one.</summary>
    public static string Write(ExpectedDocument expected, string? title) =>
        (title ?? expected.Id.ToString()) + (expected.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $" | {page}") : "");

    /// <summary>One document for each line that is not blank; the second part is the first line that names none, or more than one.</summary>
    public async Task<(IReadOnlyList<ExpectedDocument> Documents, string? Unknown)> ReadAsync(string? lines, Asker asker, CancellationToken cancellationToken)
    {
        var found = new List<ExpectedDocument>();
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bar = line.LastIndexOf('|');
            var hasPage = int.TryParse(line[(bar + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && bar >= 0 && page > 0;
            var name = hasPage ? line[..bar].Trim() : line;
            if (await FindAsync(name, asker, cancellationToken) is not { } id)
            {
                return (found, line);
            }

            found.Add(new ExpectedDocument(id, hasPage ? page : null));
        }

        return ([.. found.Distinct()], null);
    }

    private async Task<DocumentId?> FindAsync(string name, Asker asker, CancellationToken cancellationToken)
    {
        var last = name.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
        if (DocumentId.TryParse(last, out var id) && await catalog.FindAsync(id, cancellationToken) is not null)
        {
            return id;
        }

        var listed = (await catalog.ListAsync(asker, new DocumentFilter { Text = name, Take = Looked }, manage: true, cancellationToken)).Items;
        var exact = listed.Where(d => d.Title.Equals(name, StringComparison.OrdinalIgnoreCase) || d.FileName.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        var candidates = exact.Count > 0 ? exact : listed;
        return candidates.Count == 1 ? candidates[0].Id : null;
    }
}
