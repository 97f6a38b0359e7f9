using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Text;

namespace RagLlama.TestKit.Fakes;

/// <summary>The whole contract in a dictionary. Lexical score: the share of the question's terms that the passage has.</summary>
public sealed class InMemoryVectorIndex(string generation = "test-generation") : IVectorIndex
{
    private readonly ConcurrentDictionary<ChunkId, IndexedChunk> _chunks = new();
    private readonly Lock _write = new();

    public string Generation => generation;

    /// <summary>What a test says is damaged.</summary>
    public List<IndexDamage> Damages { get; } = [];

    /// <summary>What a test says of how vectors are searched.</summary>
    public VectorSearchStatus? VectorSearch { get; set; }

    public Task<VectorSearchStatus?> ReadVectorSearchAsync(CancellationToken cancellationToken) => Task.FromResult(VectorSearch);

    public Task UpsertAsync(IReadOnlyList<IndexedChunk> chunks, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            foreach (var chunk in chunks)
            {
                _chunks[chunk.Id] = chunk;
            }
        },
        cancellationToken);

    public Task RemoveOtherChunksAsync(DocumentId document, int keepVersion, int keepChunks, CancellationToken cancellationToken) =>
        RemoveAsync(chunk => chunk.DocumentId == document && (chunk.Version != keepVersion || chunk.Number >= keepChunks), cancellationToken);

    public Task RemoveDocumentAsync(DocumentId document, CancellationToken cancellationToken) =>
        RemoveAsync(chunk => chunk.DocumentId == document, cancellationToken);

    public Task UpdateAccessAsync(DocumentId document, AccessList access, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            foreach (var chunk in _chunks.Values.Where(chunk => chunk.DocumentId == document))
            {
                _chunks[chunk.Id] = chunk with { Access = access };
            }
        },
        cancellationToken);

    public Task<IReadOnlyList<IndexHit>> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var language = LanguageDetector.Detect(query.Text);
        var terms = query.Mode == SearchMode.Dense ? [] : TextAnalyzer.AnalyzeQuery(query.Text, language);
        var visible = _chunks.Values.Where(chunk => chunk.Access.Principals.Overlaps(query.Access.Principals)
            && (query.SourceIds.IsEmpty || query.SourceIds.Contains(chunk.SourceId))
            && (query.Languages.IsEmpty || query.Languages.Contains(chunk.Language))
            && (query.After is null || chunk.Date >= query.After)
            && (query.Before is null || chunk.Date <= query.Before));
        var found = visible.Select(chunk => Score(chunk, terms, query)).Where(hit => hit.Score > 0).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id).ToList();
        var nearest = found.Where(hit => hit.Dense > 0).OrderByDescending(hit => hit.Dense).Take(query.Mode == SearchMode.Hybrid ? query.Limit / 2 : 0).ToList();
        IReadOnlyList<IndexHit> hits = [.. nearest.Concat(found.Except(nearest).Take(query.Limit - nearest.Count)).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id)];
        return Task.FromResult(hits);
    }

    public async IAsyncEnumerable<IndexEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var chunk in _chunks.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var hash = SHA256.HashData(MemoryMarshal.AsBytes(chunk.Vector.Span));
            yield return new IndexEntry(chunk.Id, chunk.DocumentId, chunk.Version, chunk.Number, chunk.Access, Convert.ToHexStringLower(hash));
        }
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(_chunks.Count);

    public Task<IReadOnlyList<IndexDamage>> VerifyAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<IndexDamage>>([.. Damages]);

    public Task DiscardAsync(IndexDamage damage, CancellationToken cancellationToken)
    {
        Damages.RemoveAll(known => known.Part == damage.Part);
        if (damage.IsWhole)
        {
            _chunks.Clear();
        }

        return Task.CompletedTask;
    }

    private static IndexHit Score(IndexedChunk chunk, IReadOnlyList<string> terms, IndexQuery query)
    {
        var own = TextAnalyzer.Analyze(chunk.Title + "\n" + chunk.Text, chunk.Language).ToHashSet();
        var lexical = terms.Count == 0 ? 0 : (double)terms.Count(own.Contains) / terms.Count;
        var dense = query.Mode == SearchMode.Lexical || query.Vector is not { } vector ? 0 : Dot(vector.Span, chunk.Vector.Span);
        return new IndexHit(chunk.Id, chunk.DocumentId, lexical + (query.Mode == SearchMode.Dense ? dense : 0.5 * dense), lexical, dense);
    }

    private static double Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0.0;
        for (var index = 0; index < one.Length; index++)
        {
            sum += one[index] * other[index];
        }

        return sum;
    }

    private Task RemoveAsync(Func<IndexedChunk, bool> condition, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            foreach (var chunk in _chunks.Values.Where(condition))
            {
                _chunks.TryRemove(chunk.Id, out _);
            }
        },
        cancellationToken);

    private Task WriteAsync(Action write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_write)
        {
            write();
        }

        return Task.CompletedTask;
    }
}
