using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using RagLlama.Documents;
using RagLlama.Sources;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Documents;

internal static class SourceTable
{
    private const string Select = "SELECT id, name, connector, settings, access FROM source";

    public static Task SaveAsync(CatalogSession session, SourceDefinition source, CancellationToken cancellationToken) => session.ExecuteAsync(
        """
        INSERT INTO source (id, name, connector, settings, access) VALUES (@id, @name, @connector, @settings, @access)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, connector = excluded.connector, settings = excluded.settings, access = excluded.access
        """,
        cancellationToken,
        ("@id", source.Id),
        ("@name", source.Name),
        ("@connector", source.Connector),
        ("@settings", JsonSerializer.Serialize(new Dictionary<string, string>(source.Settings), CatalogJson.Default.DictionaryStringString)),
        ("@access", source.Access.ToString()));

    public static async Task<SourceDefinition?> FindAsync(CatalogSession session, string sourceId, CancellationToken cancellationToken) =>
        (await session.QueryAsync($"{Select} WHERE id = @id", Read, cancellationToken, ("@id", sourceId))).SingleOrDefault();

    public static async Task<IReadOnlyList<SourceDefinition>> ListAsync(CatalogSession session, CancellationToken cancellationToken) =>
        await session.QueryAsync($"{Select} ORDER BY id", Read, cancellationToken);

    public static Task RemoveAsync(CatalogSession session, string sourceId, CancellationToken cancellationToken) =>
        session.ExecuteAsync("DELETE FROM source WHERE id = @id", cancellationToken, ("@id", sourceId));

    private static SourceDefinition Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Connector = row.GetString(2),
        Settings = JsonSerializer.Deserialize(row.GetString(3), CatalogJson.Default.DictionaryStringString)!.ToImmutableSortedDictionary(),
        Access = AccessList.Parse(row.GetString(4)),
    };
}
