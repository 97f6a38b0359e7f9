using RagLlama.Storage.Catalog;

namespace RagLlama.Host.Hosting;

/// <summary>Configuration section <c>Catalog</c>.</summary>
public sealed class CatalogSettings
{
    /// <summary><c>sqlite</c> (a file in the data folder) or <c>postgres</c>. Default sqlite.</summary>
    public CatalogProvider Provider { get; set; } = CatalogProvider.Sqlite;

    /// <summary>Required for postgres, unused for sqlite.</summary>
    public string? ConnectionString { get; set; }
}
