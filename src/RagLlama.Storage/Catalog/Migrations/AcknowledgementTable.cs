using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Migrations;

/// <summary>Who acknowledged what, and when.</summary>
[DbContext(typeof(CatalogContext))]
[Migration(Name)]
internal sealed class AcknowledgementTable : Migration
{
    public const string Name = "20261122120000_Acknowledgements";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "acknowledgement",
        t => new { subject = t.Column<string>(), user_id = t.Column<string>(), at = t.Column<long>() },
        constraints: t => t.PrimaryKey("pk_acknowledgement", x => new { x.subject, x.user_id }));
}
