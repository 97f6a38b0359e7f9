using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RagLlama.Documents;
using RagLlama.Ingestion;
using RagLlama.Jobs;

namespace RagLlama.Indexing;

/// <summary>Compares catalogue, index, blobs and queue (I7). Reads everything, changes nothing.</summary>
public sealed class ConsistencyCheck(IDocumentCatalog catalog, IVectorIndex index, IBlobStore blobs, IJobQueue queue)
{
    /// <summary>Problems reported in full; the rest is only counted into <see cref="ConsistencyReport.Clean"/>.</summary>
    private const int MostProblems = 1000;

    public async Task<ConsistencyReport> RunAsync(CancellationToken cancellationToken)
    {
        var problems = new List<ConsistencyProblem>();
        var clean = true;
        void Report(string kind, string id, string detail)
        {
            clean = false;
            if (problems.Count < MostProblems)
            {
                problems.Add(new ConsistencyProblem(kind, id, detail));
            }
        }

        var damages = await index.VerifyAsync(cancellationToken);
        foreach (var damage in damages)
        {
            var lost = damage.IsWhole ? "every passage lies in it" : $"{damage.Chunks.Count} passages lie in it";
            Report("damaged", damage.Part, $"the file of the index is not what was written ({damage.Detail}); {lost}");
        }

        var isReadable = !damages.Any(damage => damage.IsWhole);
        var indexed = new Dictionary<ChunkId, IndexEntry>();
        if (isReadable)
        {
            await foreach (var entry in index.ListAsync(cancellationToken))
            {
                if (!indexed.TryAdd(entry.Id, entry))
                {
                    Report("duplicate", entry.Id.ToString(), "the index holds this chunk twice");
                }
            }
        }

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunksOf = new Dictionary<DocumentId, int>();
        var chunks = 0;
        await foreach (var (chunk, document) in catalog.ListChunksAsync(cancellationToken))
        {
            chunks++;
            chunksOf[document.Id] = chunksOf.GetValueOrDefault(document.Id) + 1;
            indexed.Remove(chunk.Id, out var entry);
            if (entry is null && isReadable)
            {
                Report("missing", chunk.Id.ToString(), $"chunk {chunk.Number} of '{document.ExternalId}' cannot be found");
            }
            else if (entry is not null && !entry.Access.Equals(document.Access))
            {
                Report("access", chunk.Id.ToString(), $"the index grants '{entry.Access}', the catalogue '{document.Access}'");
            }

            Append(digest, chunk, document, entry);
        }

        foreach (var entry in indexed.Values)
        {
            Report("orphan", entry.Id.ToString(), $"chunk {entry.Number} of version {entry.Version} of document {entry.DocumentId} belongs to no answerable version");
        }

        var (documents, unused) = await CheckDocumentsAsync(chunksOf, Report, cancellationToken);
        var open = await queue.CountAsync(cancellationToken);
        return new ConsistencyReport(
            clean, "sha256:" + Convert.ToHexStringLower(digest.GetHashAndReset()), documents, chunks, unused, open.Waiting + open.Running, problems);
    }

    private async Task<(int Documents, int UnusedBlobs)> CheckDocumentsAsync(
        Dictionary<DocumentId, int> chunksOf, Action<string, string, string> report, CancellationToken cancellationToken)
    {
        var stored = new HashSet<string>();
        await foreach (var blob in blobs.ListAsync(cancellationToken))
        {
            stored.Add(blob.Hash);
        }

        var used = new HashSet<string>();
        var documents = 0;
        await foreach (var document in catalog.ListAllAsync(cancellationToken))
        {
            if (document.Status == DocumentStatus.Removed || document.Version == 0)
            {
                continue;
            }

            documents++;
            if (chunksOf.GetValueOrDefault(document.Id) != document.Chunks)
            {
                report("count", document.Id.ToString(), $"'{document.ExternalId}' should have {document.Chunks} chunks and has {chunksOf.GetValueOrDefault(document.Id)}");
            }

            foreach (var hash in new[] { document.ContentHash, document.StructureHash }.OfType<string>())
            {
                if (!stored.Contains(hash))
                {
                    report("blob", hash, $"a file of '{document.ExternalId}' is gone");
                }
                else if (used.Add(hash) && !await IsWhatItIsNamedAsync(hash, cancellationToken))
                {
                    report("blob", hash, $"a file of '{document.ExternalId}' is not what was stored; remove the document and ingest it again");
                }
            }
        }

        return (documents, stored.Count(h => !used.Contains(h)));
    }

    private async Task<bool> IsWhatItIsNamedAsync(string hash, CancellationToken cancellationToken)
    {
        if (await blobs.FindPathAsync(hash, cancellationToken) is not { } path)
        {
            return false;
        }

        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) == hash;
    }

    /// <summary>One line for each chunk: document, number, text hash, access list, vector hash. Version numbers stay out: they tell the history, not the content.</summary>
    private static void Append(IncrementalHash digest, Chunk chunk, DocumentRecord document, IndexEntry? entry)
    {
        var textHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chunk.Text)));
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{document.Id}\t{chunk.Number}\t{textHash}\t{document.Access}\t{entry?.VectorHash}\n");
        digest.AppendData(Encoding.UTF8.GetBytes(line));
    }
}
