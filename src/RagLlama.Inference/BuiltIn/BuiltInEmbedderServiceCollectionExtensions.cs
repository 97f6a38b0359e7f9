using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using RagLlama.Retrieval;

namespace RagLlama.Inference.BuiltIn;

public static class BuiltInEmbedderServiceCollectionExtensions
{
    /// <summary>
    /// Adds the embedder that needs no download, as <c>IEmbeddingGenerator&lt;string, Embedding&lt;float&gt;&gt;</c> of 256 dimensions, and its
    /// <see cref="IPassageWindows"/>.
    /// </summary>
    public static IServiceCollection AddBuiltInEmbedder(this IServiceCollection services) => services
        .AddSingleton(_ => BuiltInEmbedder.Load(Path.Combine(AppContext.BaseDirectory, "models", "builtin")))
        .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => provider.GetRequiredService<BuiltInEmbedder>())
        .AddSingleton<IPassageWindows>(provider => provider.GetRequiredService<BuiltInEmbedder>().Windows);
}
