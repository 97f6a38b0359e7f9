namespace RagLlama.Storage.Catalog;

/// <summary>Where the catalogue, the job queue and the blobs live: key <c>Data</c> and section <c>Catalog</c>.</summary>
public sealed class CatalogOptions
{
    public const string Section = "Catalog";

    /// <summary>Key <c>Data</c>: the data folder, absolute or relative to the working directory. Created when missing. Default <c>./data</c>.</summary>
    public string Data { get; set; } = "./data";

    /// <summary>Key <c>Catalog:Provider</c>: <c>sqlite</c> (file <c>catalog.db</c> in the data folder) or <c>postgres</c>. Default sqlite.</summary>
    public CatalogProvider Provider { get; set; } = CatalogProvider.Sqlite;

    /// <summary>Key <c>Catalog:ConnectionString</c>: an Npgsql connection string; required for postgres, not allowed for sqlite. Default none.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Path of the SQLite file.</summary>
    public string DatabasePath => Path.Combine(Path.GetFullPath(Data), "catalog.db");

    /// <summary>Folder of the content-addressed files.</summary>
    public string BlobFolder => Path.Combine(Path.GetFullPath(Data), "blobs");
}
