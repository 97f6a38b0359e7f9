using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RagLlama.Extraction.Pool;
using RagLlama.Ingestion;

namespace RagLlama.Extraction;

public static class ExtractionServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ITextExtractor"/> and <see cref="IExtractionDiagnostics"/>: files are read in child processes, which start with the first file.</summary>
    public static IServiceCollection AddExtraction(this IServiceCollection services, Action<ExtractionOptions>? configure = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ExtractionOptions>, ExtractionOptionsValidation>());
        var options = services.AddOptions<ExtractionOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton<ExtractionPool>();
        services.TryAddSingleton<ChildProcessExtractor>();
        services.TryAddSingleton<ITextExtractor>(provider => provider.GetRequiredService<ChildProcessExtractor>());
        services.TryAddSingleton<IExtractionDiagnostics>(provider => provider.GetRequiredService<ChildProcessExtractor>());
        return services;
    }
}
