using RagLlama.Indexing;
using RagLlama.Storage.Embedded.Dense;
using SQLitePCL;

namespace RagLlama.Storage.Embedded;

/// <summary>The three inserts of a passage, prepared once for as long as the file is open. Used by one writer at a time.</summary>
internal sealed class ChunkInserts(sqlite3 database) : IDisposable
{
    private readonly RowStatement _chunk = new(
        database,
        """
        INSERT INTO chunks(id, access_set, source, language, day, chunk_id, document_id, version, number, terms)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT(chunk_id) DO NOTHING
        """);

    private readonly RowStatement _vector = new(database, "INSERT INTO vectors(id, scale, numbers) VALUES(?1, ?2, ?3)");
    private readonly RowStatement _fresh = new(database, "INSERT INTO fresh(id, terms) VALUES(?1, ?2)");
    private byte[] _numbers = [];

    /// <param name="length">In terms.</param>
    /// <returns>False when there is a passage of that id already.</returns>
    public bool PutChunk(long row, IndexedChunk chunk, long access, long source, long language, int length)
    {
        _chunk.Bind(1, row);
        _chunk.Bind(2, access);
        _chunk.Bind(3, source);
        _chunk.Bind(4, language);
        _chunk.Bind(5, chunk.Date?.DayNumber ?? -1);
        _chunk.Bind(6, chunk.Id.Value);
        _chunk.Bind(7, chunk.DocumentId.Value);
        _chunk.Bind(8, chunk.Version);
        _chunk.Bind(9, chunk.Number);
        _chunk.Bind(10, length);
        return _chunk.Run() > 0;
    }

    public void PutVector(long row, ReadOnlySpan<float> vector)
    {
        var bytes = RowCode.BytesOf(vector.Length);
        if (_numbers.Length < bytes)
        {
            _numbers = new byte[bytes];
        }

        var stored = _numbers.AsSpan(0, bytes);
        _vector.Bind(1, row);
        _vector.Bind(2, RowCode.Write(vector, stored));
        _vector.Bind(3, stored);
        _vector.Run();
    }

    /// <param name="first">Row of the first of the passages written together.</param>
    public void PutTerms(long first, ReadOnlySpan<byte> terms)
    {
        _fresh.Bind(1, first);
        _fresh.Bind(2, terms);
        _fresh.Run();
    }

    public void Dispose()
    {
        _chunk.Dispose();
        _vector.Dispose();
        _fresh.Dispose();
    }
}
