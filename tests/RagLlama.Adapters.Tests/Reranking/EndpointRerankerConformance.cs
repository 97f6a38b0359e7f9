using RagLlama.Retrieval.Reranking;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Reranking;

public sealed class NamedEndpointRerankerTests : EndpointRerankerConformance
{
    protected override string Shape => "rerank";
}

public sealed class TeiEndpointRerankerTests : EndpointRerankerConformance
{
    protected override string Shape => "tei";
}

public abstract class EndpointRerankerConformance : RerankerConformance, IAsyncDisposable
{
    private readonly RerankFixture _fixture;

    protected EndpointRerankerConformance() => _fixture = new RerankFixture(Shape);

    protected abstract string Shape { get; }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _fixture.DisposeAsync();
    }

    protected override IReranker Create()
    {
        _fixture.Answers(Shape);
        return _fixture.Reranker;
    }
}
