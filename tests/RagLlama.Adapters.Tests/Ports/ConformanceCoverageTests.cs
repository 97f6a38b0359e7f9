using System.Reflection;
using Microsoft.Extensions.AI;
using RagLlama.Answering;
using RagLlama.Answering.Guards;
using RagLlama.Connectors.Files;
using RagLlama.Evaluation.Golden;
using RagLlama.Extraction;
using RagLlama.Indexing;
using RagLlama.Inference.OpenAi;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Reranking;
using RagLlama.Security;
using RagLlama.Sources;
using RagLlama.Storage;
using RagLlama.TestKit.Conformance;

namespace RagLlama.Adapters.Tests.Ports;

/// <summary>Fails when an adapter of a port has no test class that derives the port's conformance suite, or a port has no suite.</summary>
public sealed class ConformanceCoverageTests
{
    private static readonly Dictionary<Type, Type> Suites = new()
    {
        [typeof(IVectorIndex)] = typeof(VectorIndexConformance),
        [typeof(IDocumentCatalog)] = typeof(DocumentCatalogConformance),
        [typeof(IJobQueue)] = typeof(JobQueueConformance),
        [typeof(IBlobStore)] = typeof(BlobStoreConformance),
        [typeof(IAccountStore)] = typeof(AccountStoreConformance),
        [typeof(IConversationStore)] = typeof(ConversationStoreConformance),
        [typeof(IReceiptStore)] = typeof(ReceiptStoreConformance),
        [typeof(IAcknowledgementStore)] = typeof(AcknowledgementStoreConformance),
        [typeof(IContentGuard)] = typeof(ContentGuardConformance),
        [typeof(IGoldenSetStore)] = typeof(GoldenSetStoreConformance),
        [typeof(ISourceConnector)] = typeof(SourceConnectorConformance),
        [typeof(ITextExtractor)] = typeof(TextExtractorConformance),
        [typeof(IReranker)] = typeof(RerankerConformance),
        [typeof(ITokenCounter)] = typeof(TokenCounterConformance),
    };

    /// <summary>Ports of others (their own contract), doors into one adapter, what one embedder alone can do, and the source that lists nothing.</summary>
    private static readonly Type[] WithoutSuite = [typeof(IUploads), typeof(IChatClient), typeof(IEmbeddingGenerator), typeof(IPassageWindows), typeof(IWindowQuestion)];

    private static readonly Assembly[] Adapters =
        [typeof(StorageServiceCollectionExtensions).Assembly, typeof(ExtractionServiceCollectionExtensions).Assembly, typeof(OpenAiInferenceExtensions).Assembly, typeof(FilesSource).Assembly];

    public static TheoryData<Type> Ports => new(Suites.Keys);

    [Fact]
    public void Every_port_with_an_adapter_has_a_suite()
    {
        var ports = Adapters.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false })
            .SelectMany(t => t.GetInterfaces())
            .Where(i => i.Assembly == typeof(IVectorIndex).Assembly || i == typeof(IChatClient))
            .Distinct();
        Assert.Empty(ports.Except(Suites.Keys).Except(WithoutSuite));
    }

    [Theory]
    [MemberData(nameof(Ports))]
    public void Every_adapter_of_a_port_derives_its_suite(Type port)
    {
        var adapters = Adapters.SelectMany(a => a.GetTypes()).Count(t => t is { IsClass: true, IsAbstract: false } && port.IsAssignableFrom(t) && t.Name != "UploadConnector");
        var derived = typeof(ConformanceCoverageTests).Assembly.GetTypes().Count(t => !t.IsAbstract && Suites[port].IsAssignableFrom(t));
        Assert.True(adapters > 0, $"{port.Name} has no adapter");

        // The fake of the test kit derives the suite too: it must behave like the real ones.
        Assert.True(derived >= adapters + 1, $"{port.Name}: {adapters} adapters and a fake, {derived} suites");
    }
}
