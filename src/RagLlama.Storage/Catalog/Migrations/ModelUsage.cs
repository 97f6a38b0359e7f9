using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Migrations;

/// <summary>What models did, added up by day. Money and energy are whole numbers (billionths and thousandths), so that sums stay exact.</summary>
[DbContext(typeof(CatalogContext))]
[Migration(Name)]
internal sealed class ModelUsage : Migration
{
    public const string Name = "20261122110000_ModelUsage";

    /// <summary>Byte order on both products, so that lists come in the same order everywhere.</summary>
    private string? Binary => ActiveProvider?.StartsWith("Npgsql", StringComparison.Ordinal) == true ? "C" : null;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "model_usage",
        t => new
        {
            day = t.Column<int>(),
            model = t.Column<string>(collation: Binary),
            currency = t.Column<string>(collation: Binary),
            answers = t.Column<long>(),
            refused = t.Column<long>(),
            calls = t.Column<long>(),
            input_tokens = t.Column<long>(),
            output_tokens = t.Column<long>(),
            priced = t.Column<long>(),
            cost = t.Column<long>(),
            metered = t.Column<long>(),
            energy = t.Column<long>(),
            sentences = t.Column<long>(),
            supported = t.Column<long>(),
            answer_ms = t.Column<long>(),
        },
        constraints: t => t.PrimaryKey("pk_model_usage", x => new { x.day, x.model, x.currency }));
}
