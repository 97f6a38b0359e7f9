namespace RagLlama.Storage.Catalog;

/// <summary>Makes the stores ready for use. Every program calls it once, before anything else touches the catalogue.</summary>
public interface ICatalogInitializer
{
    /// <summary>Creates the data folder and the database or brings its schema up to date, and removes left-over temporary files. Safe to call from several processes at once.</summary>
    /// <exception cref="CatalogUnavailableException">The database or the folder cannot be used; the message names the configuration key.</exception>
    Task InitializeAsync(CancellationToken cancellationToken);

    /// <summary>Does the first-use work of the conversation store, so that the first conversation does not wait for it. For a server, once it is ready; not for single commands.</summary>
    Task WarmUpAsync(CancellationToken cancellationToken);
}
