using RagLlama.Documents;
using RagLlama.Indexing;

namespace RagLlama.Storage.Embedded.Lexical;

/// <summary>Reads every segment the index file names, for <c>fsck</c>.</summary>
internal sealed class SegmentVerification(IndexReader reader, SegmentFiles files)
{
    public IReadOnlyList<IndexDamage> FindDamage(CancellationToken cancellationToken)
    {
        var found = new List<IndexDamage>();
        foreach (var entry in List())
        {
            var parts = SegmentCheck.FindDamage(files.PathOf(entry.File), cancellationToken);

            // A merge may have replaced it while others were read.
            if (parts.Count > 0 && List().Exists(current => current.Id == entry.Id))
            {
                found.Add(new IndexDamage(entry.File, string.Join(", ", parts), ChunksOf(entry)));
            }
        }

        return found;
    }

    private List<SegmentEntry> List()
    {
        using var transaction = reader.Begin();
        return SegmentList.Read(reader.Statements, transaction);
    }

    private List<ChunkId> ChunksOf(SegmentEntry entry)
    {
        using var transaction = reader.Begin();
        using var rows = reader.Statements.Prepare(
            "SELECT chunk_id FROM chunks WHERE id BETWEEN $first AND $last", transaction, ("$first", entry.First), ("$last", entry.Last)).ExecuteReader();
        var chunks = new List<ChunkId>();
        while (rows.Read())
        {
            chunks.Add(new ChunkId(IndexGuid.Read(rows, 0)));
        }

        return chunks;
    }
}
