using System.Data.Common;
using System.Text.Json;
using RagLlama.Documents;
using RagLlama.Storage.Catalog.Database;

namespace RagLlama.Storage.Catalog.Documents;

/// <summary>The columns of <c>chunk c</c> in the order in which they are read and written.</summary>
internal static class ChunkColumns
{
    public const string All =
        "c.id, c.document_id, c.version, c.number, c.span_start, c.span_length, c.page, c.headings, c.boxes, c.text, c.table_header, c.language";

    public const int Count = 12;

    public const string Insert = """
        INSERT INTO chunk (id, document_id, version, number, span_start, span_length, page, headings, boxes, text, table_header, language)
        VALUES (@id, @document, @version, @number, @start, @length, @page, @headings, @boxes, @text, @header, @language)
        """;

    public static Chunk Read(CatalogDatabase database, DbDataReader row) => new()
    {
        Id = new ChunkId(database.ReadId(row, 0)),
        DocumentId = new DocumentId(database.ReadId(row, 1)),
        Version = row.GetInt32(2),
        Number = row.GetInt32(3),
        Location = new ChunkLocation
        {
            Span = new TextSpan(row.GetInt32(4), row.GetInt32(5)),
            Page = row.Number(6),
            Headings = row.Text(7) is { } headings ? JsonSerializer.Deserialize(headings, CatalogJson.Default.StringArray)! : [],
            Boxes = row.Text(8) is { } boxes ? ReadBoxes(boxes) : [],
        },
        Text = row.GetString(9),
        TableHeader = row.Text(10),
        Language = row.GetString(11),
    };

    public static (string, object?)[] Values(CatalogDatabase database, Chunk chunk) =>
    [
        ("@id", database.Id(chunk.Id.Value)),
        ("@document", database.Id(chunk.DocumentId.Value)),
        ("@version", chunk.Version),
        ("@number", chunk.Number),
        ("@start", chunk.Location.Span.Start),
        ("@length", chunk.Location.Span.Length),
        ("@page", chunk.Location.Page),
        ("@headings", chunk.Location.Headings.Count == 0 ? null : JsonSerializer.Serialize([.. chunk.Location.Headings], CatalogJson.Default.StringArray)),
        ("@boxes", chunk.Location.Boxes.Count == 0 ? null : WriteBoxes(chunk.Location.Boxes)),
        ("@text", chunk.Text),
        ("@header", chunk.TableHeader),
        ("@language", chunk.Language),
    ];

    /// <summary>Each box as <c>[page, left, top, right, bottom]</c>.</summary>
    private static string WriteBoxes(IEnumerable<PageBox> boxes) =>
        JsonSerializer.Serialize([.. boxes.Select(b => new[] { b.Page, b.Left, b.Top, b.Right, b.Bottom })], CatalogJson.Default.SingleArrayArray);

    private static PageBox[] ReadBoxes(string json) =>
        [.. JsonSerializer.Deserialize(json, CatalogJson.Default.SingleArrayArray)!.Select(b => new PageBox((int)b[0], b[1], b[2], b[3], b[4]))];
}
