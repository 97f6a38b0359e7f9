using RagLlama.Host.Portal.Texts;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Security;

namespace RagLlama.Host.Portal;

/// <summary>Asks for the content of documents the asker may read, those in the interface's language first.</summary>
internal sealed class TitleQuestions(IDocumentCatalog catalog) : IExampleQuestions
{
    private const int Looked = 200;

    public async Task<IReadOnlyList<string>> PickAsync(Asker asker, string language, int count, CancellationToken cancellationToken)
    {
        var filter = new DocumentFilter { Status = DocumentStatus.Indexed, Take = Looked };
        var list = await catalog.ListAsync(asker, filter, manage: false, cancellationToken);
        var texts = TextLibrary.For(language);
        return [.. list.Items
            .OrderByDescending(d => d.Language == language)
            .ThenByDescending(d => d.UpdatedAt)
            .Take(count)
            .Select(d => texts.Format("ask.example", d.Title))];
    }
}
