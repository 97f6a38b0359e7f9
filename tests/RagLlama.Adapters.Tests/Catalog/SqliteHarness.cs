using Microsoft.Extensions.DependencyInjection;
using RagLlama.Storage.Catalog;
using RagLlama.Storage.Jobs;

namespace RagLlama.Adapters.Tests.Catalog;

internal sealed class SqliteHarness : DatabaseHarness
{
    public ManualLeaseClock Clock { get; } = new();

    public override Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        Clock.Advance(time);
        return Task.CompletedTask;
    }

    protected override void Configure(CatalogOptions options) => options.Provider = CatalogProvider.Sqlite;

    protected override void Register(IServiceCollection services)
    {
        base.Register(services);
        services.AddSingleton<ILeaseClock>(Clock);
    }
}
