using RagLlama.Indexing;
using RagLlama.TestKit.Conformance;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Index;

public sealed class InMemoryVectorIndexTests : VectorIndexConformance
{
    private readonly InMemoryVectorIndex _index = new();

    protected override IVectorIndex Open() => _index;
}
