using RagLlama.Ingestion;
using RagLlama.TestKit.Conformance;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Blobs;

public sealed class InMemoryBlobStoreTests : BlobStoreConformance, IDisposable
{
    private readonly InMemoryBlobStore _blobs = new();

    protected override IBlobStore Blobs => _blobs;

    public void Dispose() => _blobs.Dispose();
}
