using RagLlama.Host.Portal;
using RagLlama.Indexing;
using RagLlama.Security;

namespace RagLlama.Host.Hosting;

/// <summary>Example questions of the sample company while it is there, of the documents' titles afterwards.</summary>
internal sealed class SampleQuestions(IDocumentCatalog catalog) : IExampleQuestions
{
    private readonly TitleQuestions _titles = new(catalog);

    public async Task<IReadOnlyList<string>> PickAsync(Asker asker, string language, int count, CancellationToken cancellationToken) =>
        await catalog.FindSourceAsync(SampleCompany.SourceId, cancellationToken) is not null && SampleCompany.Examples.TryGetValue(language, out var examples)
            ? [.. examples.Take(count)]
            : await _titles.PickAsync(asker, language, count, cancellationToken);
}
