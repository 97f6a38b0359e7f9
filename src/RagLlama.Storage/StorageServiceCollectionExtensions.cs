using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RagLlama.Answering;
using RagLlama.Answering.Guards;
using RagLlama.Evaluation.Golden;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Security;
using RagLlama.Storage.Blobs;
using RagLlama.Storage.Catalog;
using RagLlama.Storage.Catalog.Accounts;
using RagLlama.Storage.Catalog.Acknowledgements;
using RagLlama.Storage.Catalog.Answers;
using RagLlama.Storage.Catalog.Database;
using RagLlama.Storage.Catalog.Documents;
using RagLlama.Storage.Catalog.Golden;
using RagLlama.Storage.Catalog.Migrations;
using RagLlama.Storage.Jobs;

namespace RagLlama.Storage;

public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Adds the catalogue, the job queue, the blob store and the stores of accounts, conversations, receipts and golden sets. Call
    /// <see cref="ICatalogInitializer.InitializeAsync"/> once before they are used.
    /// </summary>
    /// <param name="configure">Fills the options from the keys <c>Data</c> and <c>Catalog:*</c>; they are validated at start.</param>
    public static IServiceCollection AddCatalog(this IServiceCollection services, Action<CatalogOptions> configure)
    {
        services.AddOptions<CatalogOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CatalogOptions>, CatalogOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILeaseClock, BootClock>();
        services.TryAddSingleton(CreateDatabase);
        services.TryAddSingleton<MigrationRunner>();
        services.TryAddSingleton(p => new FileBlobStore(p.GetRequiredService<IOptions<CatalogOptions>>().Value.BlobFolder, p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ICatalogInitializer, CatalogInitializer>();

        services.TryAddSingleton<IBlobStore>(p => p.GetRequiredService<FileBlobStore>());
        services.TryAddSingleton<IDocumentCatalog, DocumentCatalog>();
        services.TryAddSingleton<IJobQueue, JobQueue>();
        services.TryAddSingleton<IAccountStore, AccountStore>();
        services.TryAddSingleton<IConversationStore, ConversationStore>();
        services.TryAddSingleton<IReceiptStore, ReceiptStore>();
        services.TryAddSingleton<IGoldenSetStore, GoldenSetStore>();
        services.TryAddSingleton<IAcknowledgementStore, AcknowledgementStore>();
        return services;
    }

    private static CatalogDatabase CreateDatabase(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CatalogOptions>>().Value;
        return options.Provider == CatalogProvider.Postgres ? new PostgresDatabase(options.ConnectionString!) : new SqliteDatabase(options.DatabasePath);
    }
}
