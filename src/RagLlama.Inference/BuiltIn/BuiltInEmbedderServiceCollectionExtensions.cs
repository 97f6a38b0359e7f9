using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace RagLlama.Inference.BuiltIn;

public static class BuiltInEmbedderServiceCollectionExtensions
{
    /// <summary>Adds the embedder that needs no download, as <c>IEmbeddingGenerator&lt;string, Embedding&lt;float&gt;&gt;</c> of 256 dimensions.</summary>
    public static IServiceCollection AddBuiltInEmbedder(this IServiceCollection services) =>
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ =>
            BuiltInEmbedder.Load(Path.Combine(AppContext.BaseDirectory, "models", "builtin")));
}
