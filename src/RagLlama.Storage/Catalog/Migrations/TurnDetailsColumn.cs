using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Migrations;

/// <summary>Citations and checked sentences of the answers in conversations.</summary>
[DbContext(typeof(CatalogContext))]
[Migration(Name)]
internal sealed class TurnDetailsColumn : Migration
{
    public const string Name = "20261122160000_TurnDetails";

    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("details", "conversation_turn", nullable: true);
}
