using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Migrations;

/// <summary>Golden sets and their questions.</summary>
[DbContext(typeof(CatalogContext))]
[Migration(Name)]
internal sealed class GoldenSets : Migration
{
    public const string Name = "20261122100000_GoldenSets";

    /// <summary>Byte order on both products, so that lists come in the same order everywhere.</summary>
    private string? Binary => ActiveProvider?.StartsWith("Npgsql", StringComparison.Ordinal) == true ? "C" : null;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "golden_set",
            t => new { name = t.Column<string>(collation: Binary), updated_at = t.Column<long>() },
            constraints: t => t.PrimaryKey("pk_golden_set", x => x.name));
        migrationBuilder.CreateTable(
            "golden_question",
            t => new { set_name = t.Column<string>(collation: Binary), id = t.Column<string>(), number = t.Column<int>(), body = t.Column<string>() },
            constraints: t =>
            {
                t.PrimaryKey("pk_golden_question", x => new { x.set_name, x.id });
                t.ForeignKey("fk_golden_question_golden_set", x => x.set_name, "golden_set", "name", onDelete: ReferentialAction.Cascade);
            });
    }
}
