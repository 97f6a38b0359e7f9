using RagLlama.Retrieval.Reranking;
using RagLlama.TestKit.Conformance;
using RagLlama.TestKit.Fakes;

namespace RagLlama.Adapters.Tests.Reranking;

public sealed class ScriptedRerankerTests : RerankerConformance
{
    protected override IReranker Create() => new ScriptedReranker();
}
