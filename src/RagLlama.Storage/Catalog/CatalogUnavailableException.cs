namespace RagLlama.Storage.Catalog;

/// <summary>The catalogue cannot be opened. The message is one line for the administrator and starts with the configuration key to look at.</summary>
public sealed class CatalogUnavailableException(string key, string message, Exception? inner = null) : Exception($"{key}: {message}", inner)
{
    /// <summary>Configuration key, such as <c>Catalog:ConnectionString</c>.</summary>
    public string Key { get; } = key;
}
