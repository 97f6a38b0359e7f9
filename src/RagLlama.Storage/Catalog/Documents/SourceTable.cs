using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RagLlama.Documents;
using RagLlama.Sources;
using RagLlama.Storage.Catalog.Database;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Documents;

internal static class SourceTable
{
    public static async Task SaveAsync(CatalogSession session, SourceDefinition source, CancellationToken cancellationToken)
    {
        var row = new SourceRow
        {
            Id = source.Id,
            Name = source.Name,
            Connector = source.Connector,
            Settings = JsonSerializer.Serialize(new Dictionary<string, string>(source.Settings), CatalogJson.Default.DictionaryStringString),
            Access = source.Access.ToString(),
        };
        await using var context = session.CreateContext();
        var known = await context.Sources.AnyAsync(s => s.Id == source.Id, cancellationToken);
        context.Entry(row).State = known ? EntityState.Modified : EntityState.Added;
        await context.SaveChangesAsync(cancellationToken);
    }

    public static async Task<SourceDefinition?> FindAsync(CatalogSession session, string sourceId, CancellationToken cancellationToken)
    {
        await using var context = session.CreateContext();
        return await context.Sources.SingleOrDefaultAsync(s => s.Id == sourceId, cancellationToken) is { } row ? Read(row) : null;
    }

    public static async Task<IReadOnlyList<SourceDefinition>> ListAsync(CatalogSession session, CancellationToken cancellationToken)
    {
        await using var context = session.CreateContext();
        var rows = await context.Sources.OrderBy(s => s.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public static async Task RemoveAsync(CatalogSession session, string sourceId, CancellationToken cancellationToken)
    {
        await using var context = session.CreateContext();
        await context.Sources.Where(s => s.Id == sourceId).ExecuteDeleteAsync(cancellationToken);
    }

    private static SourceDefinition Read(SourceRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Connector = row.Connector,
        Settings = JsonSerializer.Deserialize(row.Settings, CatalogJson.Default.DictionaryStringString)!.ToImmutableSortedDictionary(),
        Access = AccessList.Parse(row.Access),
    };
}
