using Microsoft.Extensions.DependencyInjection;
using RagLlama.Documents;
using RagLlama.Evaluation.Golden;
using RagLlama.Storage;
using RagLlama.Storage.Catalog;
using Xunit;

namespace RagLlama.Host.Tests.Cli;

/// <summary>Puts a golden set into a data folder's catalogue, as the portal would.</summary>
internal static class GoldenSetInCatalogue
{
    public static async Task AddAsync(string data, string name, string question, string documentId, string answer)
    {
        await using var services = new ServiceCollection().AddLogging().AddCatalog(options => options.Data = data).BuildServiceProvider();
        await services.GetRequiredService<ICatalogInitializer>().InitializeAsync(CliFixture.Token);
        var sets = services.GetRequiredService<IGoldenSetStore>();
        await sets.CreateAsync(name, CliFixture.Token);
        Assert.True(DocumentId.TryParse(documentId, out var document));
        var added = new GoldenQuestion { Id = "q1", Text = question, Language = "en", Documents = [new ExpectedDocument(document)], Answers = [answer] };
        await sets.SaveAsync(name, [added], CliFixture.Token);
    }
}
