using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using RagLlama.Storage.Catalog.Model;

namespace RagLlama.Storage.Catalog.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Name)]
internal sealed class InitialSchema : Migration
{
    public const string Name = "20261122000000_InitialSchema";

    private bool IsPostgres => ActiveProvider?.StartsWith("Npgsql", StringComparison.Ordinal) == true;

    private string IdType => IsPostgres ? "uuid" : "BLOB";

    /// <summary>Byte order on both products, so that lists come in the same order everywhere.</summary>
    private string? Binary => IsPostgres ? "C" : null;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateDocuments(migrationBuilder);
        CreateChunks(migrationBuilder);
        CreateJobs(migrationBuilder);
        CreateAccounts(migrationBuilder);
        CreateAnswers(migrationBuilder);
    }

    private void CreateAccounts(MigrationBuilder builder)
    {
        builder.CreateTable(
            "account",
            t => new
            {
                id = t.Column<string>(collation: Binary),
                display_name = t.Column<string>(),
                groups = t.Column<string>(),
                is_admin = t.Column<bool>(),
                is_suspended = t.Column<bool>(),
            },
            constraints: t => t.PrimaryKey("pk_account", x => x.id));
        builder.CreateTable(
            "api_key",
            t => new
            {
                id = t.Column<string>(),
                name = t.Column<string>(),
                secret_hash = t.Column<string>(),
                user_id = t.Column<string>(),
                scopes = t.Column<string>(),
                created_at = t.Column<long>(),
                revoked_at = t.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_api_key", x => x.id));
        builder.CreateIndex("ix_api_key_secret_hash", "api_key", "secret_hash", unique: true);
        builder.CreateTable(
            "sign_in_token",
            t => new { token_hash = t.Column<string>(), user_id = t.Column<string>(), expires_at = t.Column<long>() },
            constraints: t => t.PrimaryKey("pk_sign_in_token", x => x.token_hash));
    }

    private static void CreateAnswers(MigrationBuilder builder)
    {
        builder.CreateTable(
            "conversation",
            t => new { id = t.Column<string>(), user_id = t.Column<string>(), title = t.Column<string>(), updated_at = t.Column<long>() },
            constraints: t => t.PrimaryKey("pk_conversation", x => x.id));
        builder.CreateIndex("ix_conversation_user_id_updated_at", "conversation", ["user_id", "updated_at"]);
        builder.CreateTable(
            "conversation_turn",
            t => new { conversation_id = t.Column<string>(), number = t.Column<int>(), question = t.Column<string>(), answer = t.Column<string>() },
            constraints: t =>
            {
                t.PrimaryKey("pk_conversation_turn", x => new { x.conversation_id, x.number });
                t.ForeignKey("fk_conversation_turn_conversation", x => x.conversation_id, "conversation", "id", onDelete: ReferentialAction.Cascade);
            });
        builder.CreateTable(
            "receipt",
            t => new
            {
                id = t.Column<string>(),
                user_id = t.Column<string>(),
                created_at = t.Column<long>(),
                body = t.Column<string>(),
                feedback = t.Column<int>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_receipt", x => x.id));
        builder.CreateIndex("ix_receipt_created_at", "receipt", "created_at");
    }

    private static void CreateJobs(MigrationBuilder builder)
    {
        builder.CreateTable(
            "job",
            t => new
            {
                // Never reused, so that a fence of a finished job cannot fit a later one.
                id = t.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                kind = t.Column<string>(),
                key = t.Column<string>(),
                state = t.Column<int>(),
                again = t.Column<int>(),
                fence = t.Column<long>(),
                attempts = t.Column<int>(),
                clock_id = t.Column<string>(),
                counted_from = t.Column<long>(),
                ready_at = t.Column<long>(),
                worker = t.Column<string>(nullable: true),
                reason = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_job", x => x.id));
        builder.CreateIndex("ix_job_kind_key", "job", ["kind", "key"], unique: true);
        builder.CreateIndex("ix_job_open", "job", "id", filter: "state < 2");
    }

    private void CreateDocuments(MigrationBuilder builder)
    {
        builder.CreateTable(
            "source",
            t => new
            {
                id = t.Column<string>(collation: Binary),
                name = t.Column<string>(),
                connector = t.Column<string>(),
                settings = t.Column<string>(),
                access = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_source", x => x.id));
        builder.CreateTable(
            "document",
            t => new
            {
                id = t.Column<Guid>(type: IdType),
                source_id = t.Column<string>(),
                external_id = t.Column<string>(),
                uri = t.Column<string>(),
                file_name = t.Column<string>(),
                title = t.Column<string>(),
                title_key = t.Column<string>(collation: Binary),
                search_key = t.Column<string>(),
                status = t.Column<string>(),
                reason = t.Column<string>(nullable: true),
                access = t.Column<string>(),
                version = t.Column<int>(),
                change_tag = t.Column<string>(nullable: true),
                content_hash = t.Column<string>(nullable: true),
                structure_hash = t.Column<string>(nullable: true),
                bytes = t.Column<long>(),
                media_type = t.Column<string>(nullable: true),
                language = t.Column<string>(),
                pages = t.Column<int>(nullable: true),
                chunks = t.Column<int>(),
                warnings = t.Column<int>(),
                modified_at = t.Column<long>(nullable: true),
                updated_at = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_document", x => x.id));
        builder.CreateIndex("ix_document_source_id", "document", "source_id");
        builder.CreateIndex("ix_document_title_key", "document", ["title_key", "id"]);
        builder.CreateIndex("ix_document_content_hash", "document", "content_hash");
        builder.CreateIndex("ix_document_structure_hash", "document", "structure_hash");
        builder.CreateTable(
            "document_access",
            t => new { document_id = t.Column<Guid>(type: IdType), principal = t.Column<string>() },
            constraints: t =>
            {
                t.PrimaryKey("pk_document_access", x => new { x.document_id, x.principal });
                t.ForeignKey("fk_document_access_document", x => x.document_id, "document", "id", onDelete: ReferentialAction.Cascade);
            });
        builder.CreateTable(
            "document_leftover",
            t => new { document_id = t.Column<Guid>(type: IdType), hash = t.Column<string>() },
            constraints: t => t.PrimaryKey("pk_document_leftover", x => new { x.document_id, x.hash }));
        builder.CreateIndex("ix_document_leftover_hash", "document_leftover", "hash");
    }

    private void CreateChunks(MigrationBuilder builder)
    {
        builder.CreateTable(
            "chunk",
            t => new
            {
                id = t.Column<Guid>(type: IdType),
                document_id = t.Column<Guid>(type: IdType),
                version = t.Column<int>(),
                number = t.Column<int>(),
                span_start = t.Column<int>(),
                span_length = t.Column<int>(),
                page = t.Column<int>(nullable: true),
                headings = t.Column<string>(nullable: true),
                boxes = t.Column<string>(nullable: true),
                text = t.Column<string>(),
                table_header = t.Column<string>(nullable: true),
                language = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_chunk", x => x.id);
                t.ForeignKey("fk_chunk_document", x => x.document_id, "document", "id", onDelete: ReferentialAction.Cascade);
            });
        builder.CreateIndex("ix_chunk_document_id_number", "chunk", ["document_id", "number"], unique: true);
    }
}
