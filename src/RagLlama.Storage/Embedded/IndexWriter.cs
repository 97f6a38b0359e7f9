using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded;

/// <summary>Writes of one transaction, begun at once so that two processes wait for each other instead of failing.</summary>
internal sealed class IndexWriter : IDisposable
{
    // Readers that are further behind read everything again.
    private const int KeptChanges = 50_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    public IndexWriter(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: false);
    }

    public void Dispose() => _transaction.Dispose();

    public void Commit()
    {
        Run("DELETE FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - $kept", ("$kept", KeptChanges));
        _transaction.Commit();
    }

    public void Put(IndexedChunk chunk, int titleWeight)
    {
        RemoveWhere("chunk_id = $value", ("$value", IndexGuid.Write(chunk.Id.Value)));
        var title = TextAnalyzer.Analyze(chunk.Title, chunk.Language);
        var body = TextAnalyzer.Analyze(chunk.Text, chunk.Language);
        var vector = QuantizedVector.Of(chunk.Vector.Span);
        var id = Insert(
            "INSERT INTO chunks(access_set, source, chunk_id, document_id, version, number, language, terms) VALUES($access, $source, $chunk, $document, $version, $number, $language, $terms) RETURNING id",
            ("$access", AccessSetOf(chunk.Access)),
            ("$source", IdOf("sources", "name", chunk.SourceId)),
            ("$chunk", IndexGuid.Write(chunk.Id.Value)),
            ("$document", IndexGuid.Write(chunk.DocumentId.Value)),
            ("$version", chunk.Version),
            ("$number", chunk.Number),
            ("$language", chunk.Language),
            ("$terms", (title.Count * titleWeight) + body.Count));
        Run("INSERT INTO vectors(id, scale, numbers) VALUES($id, $scale, $numbers)", ("$id", id), ("$scale", vector.Scale), ("$numbers", MemoryMarshal.AsBytes(vector.Numbers.AsSpan()).ToArray()));
        Run("INSERT INTO words(rowid, title, body) VALUES($id, $title, $body)", ("$id", id), ("$title", string.Join(' ', title)), ("$body", string.Join(' ', body)));
        Run("INSERT INTO changes(chunk) VALUES($id)", ("$id", id));
    }

    public void RemoveOthers(DocumentId document, int keepVersion, int keepChunks) => RemoveWhere(
        "document_id = $value AND (version <> $version OR number >= $chunks)",
        ("$value", IndexGuid.Write(document.Value)), ("$version", keepVersion), ("$chunks", keepChunks));

    public void Remove(DocumentId document) => RemoveWhere("document_id = $value", ("$value", IndexGuid.Write(document.Value)));

    public void UpdateAccess(DocumentId document, AccessList access)
    {
        var set = AccessSetOf(access);
        var id = IndexGuid.Write(document.Value);
        Run("INSERT INTO changes(chunk) SELECT id FROM chunks WHERE document_id = $document AND access_set <> $set", ("$document", id), ("$set", set));
        Run("UPDATE chunks SET access_set = $set WHERE document_id = $document AND access_set <> $set", ("$document", id), ("$set", set));
    }

    private void RemoveWhere(string condition, params (string Name, object Value)[] parameters)
    {
        Run("INSERT INTO changes(chunk) SELECT id FROM chunks WHERE " + condition, parameters);
        Run("DELETE FROM words WHERE rowid IN (SELECT id FROM chunks WHERE " + condition + ")", parameters);
        Run("DELETE FROM vectors WHERE id IN (SELECT id FROM chunks WHERE " + condition + ")", parameters);
        Run("DELETE FROM chunks WHERE " + condition, parameters);
    }

    private long AccessSetOf(AccessList access) => IdOf("access_sets", "principals", access.ToString());

    private long IdOf(string table, string column, string value)
    {
        Run($"INSERT INTO {table}({column}) VALUES($value) ON CONFLICT DO NOTHING", ("$value", value));
        return Insert($"SELECT id FROM {table} WHERE {column} = $value", ("$value", value));
    }

    private long Insert(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
#pragma warning disable CA2100 // Every statement is a constant of this file; values come as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
