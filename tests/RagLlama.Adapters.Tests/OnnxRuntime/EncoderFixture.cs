using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Answering.Guards;
using RagLlama.Inference.Guards;
using RagLlama.Inference.OnnxRuntime;
using RagLlama.Inference.OpenAi;
using RagLlama.Inference.Reranking;
using RagLlama.Retrieval.Reranking;

namespace RagLlama.Adapters.Tests.OnnxRuntime;

/// <summary>A folder of an encoder and what the host makes of it; over a toy, or over the library where the environment names it.</summary>
internal sealed class EncoderFixture(byte[]? model = null) : IAsyncDisposable
{
    private readonly List<ServiceProvider> providers = [];

    public EncoderFolderBuilder Files { get; } = new(model);

    /// <summary>Null for the real library.</summary>
    public ToyEncoder? Toy { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IEmbeddingGenerator<string, Embedding<float>> Embedder(Action<EmbeddingInferenceOptions>? change = null) =>
        Embeddings(change).GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

    public ServiceProvider Embeddings(Action<EmbeddingInferenceOptions>? change = null)
    {
        var options = new EmbeddingInferenceOptions { Provider = "onnx", ModelPath = Files.Path, Pooling = Pooling.Mean };
        change?.Invoke(options);
        return Build(services => services.AddOnnxEmbeddings(options));
    }

    public IReranker Reranker(Action<RerankerInferenceOptions>? change = null)
    {
        var options = new RerankerInferenceOptions { Provider = "onnx", ModelPath = Files.Path };
        change?.Invoke(options);
        return Build(services => services.AddReranker(options)).GetRequiredService<IReranker>();
    }

    public IContentGuard PromptGuard(Action<PromptGuardOptions>? change = null) => Guards(change).GetRequiredService<IContentGuard>();

    public ServiceProvider Guards(Action<PromptGuardOptions>? change = null)
    {
        var options = new GuardInferenceOptions { PromptGuard = { Provider = "onnx", ModelPath = Files.Path } };
        change?.Invoke(options.PromptGuard);
        return Build(services => services.AddGuards(options));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in providers)
        {
            await provider.DisposeAsync();
        }

        Files.Dispose();
    }

    private ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection().AddSingleton(Time);
        if (Toy is null)
        {
            services.AddSingleton(new NativeLibraries(NativeEncoders.Library));
        }
        else
        {
            services.AddSingleton<IEncoderLoader>(Toy);
        }

        add(services);
        providers.Add(services.BuildServiceProvider());
        return providers[^1];
    }
}
