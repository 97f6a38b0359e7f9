using Microsoft.Extensions.DependencyInjection;
using RagLlama.Ingestion;
using RagLlama.Sources;

namespace RagLlama.Connectors.Files;

public static class FilesServiceCollectionExtensions
{
    /// <summary>Files and folders of this machine (<c>files</c>) and files handed in (<c>upload</c>).</summary>
    public static IServiceCollection AddFilesConnectors(this IServiceCollection services, UploadOptions uploads)
    {
        services.AddSingleton(uploads);
        services.AddSingleton<ISourceConnector, FilesConnector>();
        services.AddSingleton<UploadConnector>();
        services.AddSingleton<ISourceConnector>(p => p.GetRequiredService<UploadConnector>());
        services.AddSingleton<IUploads>(p => p.GetRequiredService<UploadConnector>());
        return services;
    }
}
