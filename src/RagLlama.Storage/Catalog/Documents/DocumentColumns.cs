using System.Data.Common;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Documents;

/// <summary>The columns of <c>document d</c> in the order in which they are read.</summary>
internal static class DocumentColumns
{
    public const string All =
        "d.id, d.source_id, d.external_id, d.uri, d.file_name, d.title, d.status, d.reason, d.access, d.version, d.change_tag, " +
        "d.content_hash, d.structure_hash, d.bytes, d.media_type, d.language, d.pages, d.chunks, d.warnings, d.modified_at, d.updated_at";

    public const int Count = 21;

    public static DocumentRecord Read(CatalogDatabase database, DbDataReader row, int first = 0) => new()
    {
        Id = new DocumentId(database.ReadId(row, first)),
        SourceId = row.GetString(first + 1),
        ExternalId = row.GetString(first + 2),
        Uri = new Uri(row.GetString(first + 3), UriKind.RelativeOrAbsolute),
        FileName = row.GetString(first + 4),
        Title = row.GetString(first + 5),
        Status = StatusText.Parse(row.GetString(first + 6)),
        Reason = row.Text(first + 7),
        Access = AccessList.Parse(row.GetString(first + 8)),
        Version = row.GetInt32(first + 9),
        ChangeTag = row.Text(first + 10),
        ContentHash = row.Text(first + 11),
        StructureHash = row.Text(first + 12),
        Bytes = row.GetInt64(first + 13),
        MediaType = row.Text(first + 14),
        Language = row.GetString(first + 15),
        Pages = row.Number(first + 16),
        Chunks = row.GetInt32(first + 17),
        Warnings = row.GetInt32(first + 18),
        ModifiedAt = row.IsDBNull(first + 19) ? null : Instant.Read(row.GetInt64(first + 19)),
        UpdatedAt = Instant.Read(row.GetInt64(first + 20)),
    };
}
