namespace RagLlama.Storage.Catalog;

public enum CatalogProvider
{
    /// <summary>One file in the data folder; one machine, several processes.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server; any number of machines.</summary>
    Postgres,
}
