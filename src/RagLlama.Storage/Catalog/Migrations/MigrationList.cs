using Microsoft.EntityFrameworkCore.Migrations;

namespace RagLlama.Storage.Catalog.Migrations;

/// <summary>All migrations of both products, oldest first. A migration that has been released is never changed.</summary>
internal static class MigrationList
{
    public static IReadOnlyList<(string Id, Func<Migration> Create)> All { get; } =
    [
        (InitialSchema.Name, () => new InitialSchema()),
        (GoldenSets.Name, () => new GoldenSets()),
        (AcknowledgementTable.Name, () => new AcknowledgementTable()),
        (ModelUsage.Name, () => new ModelUsage()),
        (TurnDetailsColumn.Name, () => new TurnDetailsColumn()),
    ];
}
