using RagLlama.Security;
using RagLlama.Storage.Catalog;

namespace RagLlama.Host.Hosting;

/// <summary>What has to be there before the first request or verb: the data folder, the catalogue's tables, the local admin.</summary>
internal static class Startup
{
    public static async Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<RagLlamaSettings>();
        Directory.CreateDirectory(settings.Data);
        await services.GetRequiredService<ICatalogInitializer>().InitializeAsync(cancellationToken);
        var accounts = services.GetRequiredService<IAccountStore>();
        if (await accounts.FindUserAsync(LocalAdmin.UserId, cancellationToken) is null)
        {
            await accounts.SaveUserAsync(
                new UserAccount { Id = LocalAdmin.UserId, DisplayName = "Local admin", IsAdmin = true }, cancellationToken);
        }
    }
}
