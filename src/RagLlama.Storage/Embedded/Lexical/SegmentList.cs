using Microsoft.Data.Sqlite;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>
/// The segments that count, in a table of the index file: whatever a transaction does to passages and segments becomes true at once, and a file
/// that is not named here is none. Every change counts up <c>meta.manifest</c>.
/// </summary>
internal static class SegmentList
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS segments(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            file TEXT NOT NULL UNIQUE,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            chunks INTEGER NOT NULL,
            removed INTEGER NOT NULL,
            bytes INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS fresh(id INTEGER PRIMARY KEY, terms BLOB NOT NULL);
        INSERT INTO meta VALUES('manifest', 0) ON CONFLICT(key) DO NOTHING;
        """;

    /// <summary>All segments, in the order of their passages.</summary>
    public static List<SegmentEntry> Read(Statements statements, SqliteTransaction transaction)
    {
        var entries = new List<SegmentEntry>();
        using var rows = statements.Prepare("SELECT id, file, first, last, chunks, removed, bytes FROM segments ORDER BY first", transaction).ExecuteReader();
        while (rows.Read())
        {
            entries.Add(new SegmentEntry(rows.GetInt64(0), rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt32(4), rows.GetInt32(5), rows.GetInt64(6)));
        }

        return entries;
    }

    public static void Add(Statements statements, SqliteTransaction transaction, string file, long first, long last, int chunks, int removed, long bytes)
    {
        statements.Run(
            "INSERT INTO segments(file, first, last, chunks, removed, bytes) VALUES($file, $first, $last, $chunks, $removed, $bytes)", transaction,
            ("$file", file), ("$first", first), ("$last", last), ("$chunks", chunks), ("$removed", removed), ("$bytes", bytes));
        Touch(statements, transaction);
    }

    public static void Remove(Statements statements, SqliteTransaction transaction, SegmentEntry entry)
    {
        statements.Run("DELETE FROM segments WHERE id = $id", transaction, ("$id", entry.Id));
        Touch(statements, transaction);
    }

    /// <summary>Counts a passage that is gone from whatever segment it lies in.</summary>
    public static void CountRemoved(Statements statements, SqliteTransaction transaction, long row) =>
        statements.Run("UPDATE segments SET removed = removed + 1 WHERE first <= $id AND last >= $id", transaction, ("$id", row));

    private static void Touch(Statements statements, SqliteTransaction transaction) =>
        statements.Run("UPDATE meta SET value = value + 1 WHERE key = 'manifest'", transaction);
}
