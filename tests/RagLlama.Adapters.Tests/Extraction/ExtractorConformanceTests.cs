using Microsoft.Extensions.DependencyInjection;
using RagLlama.Extraction;
using RagLlama.Ingestion;
using RagLlama.TestKit.Conformance;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Extraction;

public sealed class PlainTextExtractorTests : TextExtractorConformance
{
    protected override ITextExtractor Extractor { get; } = new PlainTextExtractor();
}

public sealed class ChildProcessExtractorConformanceTests : TextExtractorConformance, IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddExtraction().BuildServiceProvider();

    protected override ITextExtractor Extractor => _services.GetRequiredService<ITextExtractor>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Dispose();
    }
}
