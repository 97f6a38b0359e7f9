using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering;
using RagLlama.Answering.Guards;
using RagLlama.Evaluation.Golden;
using RagLlama.Indexing;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Storage;
using RagLlama.Storage.Catalog;
using RagLlama.Storage.Catalog.Database;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Catalog;

/// <summary>The real stores as a host registers them, over an empty database of their own.</summary>
internal abstract class DatabaseHarness : StoreHarness
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("catalog-");
    private ServiceProvider? _services;

    public ServiceProvider Services => _services ?? throw new InvalidOperationException("The harness is not open.");

    public string Folder => _folder.FullName;

    public CatalogDatabase Database => Services.GetRequiredService<CatalogDatabase>();

    public override IDocumentCatalog Catalog => Services.GetRequiredService<IDocumentCatalog>();

    public override IJobQueue Queue => Services.GetRequiredService<IJobQueue>();

    public override IAccountStore Accounts => Services.GetRequiredService<IAccountStore>();

    public override IConversationStore Conversations => Services.GetRequiredService<IConversationStore>();

    public override IReceiptStore Receipts => Services.GetRequiredService<IReceiptStore>();

    public override IAcknowledgementStore Acknowledgements => Services.GetRequiredService<IAcknowledgementStore>();

    public override IGoldenSetStore GoldenSets => Services.GetRequiredService<IGoldenSetStore>();

    protected abstract void Configure(CatalogOptions options);

    protected virtual void Register(IServiceCollection services) => services.AddSingleton<TimeProvider>(Time);

    public async Task<StoreHarness> OpenAsync()
    {
        var services = new ServiceCollection().AddLogging();
        Register(services);
        services.AddCatalog(options =>
        {
            options.Data = Folder;
            Configure(options);
        });
        _services = services.BuildServiceProvider();
        await Services.GetRequiredService<ICatalogInitializer>().InitializeAsync(CancellationToken.None);
        return this;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
