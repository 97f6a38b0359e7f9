using Xunit;

namespace RagLlama.TestKit.Conformance;

/// <summary>A suite over one <see cref="StoreHarness"/> for each test.</summary>
public abstract class StoreConformance : IAsyncLifetime
{
    private StoreHarness? _stores;

    protected StoreHarness Stores => _stores ?? throw new InvalidOperationException("The test has not started.");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<StoreHarness> OpenAsync();

    public async ValueTask InitializeAsync() => _stores = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }
}
