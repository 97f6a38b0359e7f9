using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RagLlama.Retrieval;

public static class RetrievalServiceCollectionExtensions
{
    /// <summary>Adds the retriever; index, catalogue and embedder are added by their own projects.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<Retriever>();
    }
}
