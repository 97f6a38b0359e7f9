using System.Buffers;
using Microsoft.Data.Sqlite;
using RagLlama.Documents;
using RagLlama.Indexing;

namespace RagLlama.Storage.Embedded;

/// <summary>Lexical and dense scores of everything visible, added; the best are scored again with the question's vector in full precision.</summary>
internal sealed class HybridSearch(ChunkMirror mirror, EmbeddedIndexOptions options)
{
    // The 8-bit question moves a cosine by less than a hundredth: whoever is among the best is among so many.
    private const int RescoredBeyondLimit = 100;

    public IReadOnlyList<IndexHit> Find(IndexQuery query, SqliteConnection reader, SqliteTransaction transaction)
    {
        var table = mirror.Table;
        var visible = new VisibleChunks(mirror, query);
        var lexical = ArrayPool<double>.Shared.Rent(table.SlotCount);
        var dense = ArrayPool<float>.Shared.Rent(table.SlotCount);
        try
        {
            var words = lexical.AsSpan(0, table.SlotCount);
            var cosines = dense.AsSpan(0, table.SlotCount);
            words.Clear();
            cosines.Clear();
            if (query.Mode != SearchMode.Dense)
            {
                new LexicalSearch(reader, transaction, options).Score(query.Text, table, visible, words);
            }

            var vector = query.Mode != SearchMode.Lexical && query.Vector is { } given && given.Length == table.Dimensions ? given : ReadOnlyMemory<float>.Empty;
            if (!vector.IsEmpty)
            {
                Scan(vector.Span, visible, cosines);
            }

            var weight = query.Mode == SearchMode.Dense ? 1 : options.DenseWeight;
            return Best(query.Limit, vector.Span, weight, visible, words, cosines);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(lexical);
            ArrayPool<float>.Shared.Return(dense);
        }
    }

    private void Scan(ReadOnlySpan<float> vector, VisibleChunks visible, Span<float> cosines)
    {
        var table = mirror.Table;
        var question = QuantizedVector.Of(vector);
        for (var slot = 0; slot < table.SlotCount; slot++)
        {
            if (visible.Contains(slot))
            {
                cosines[slot] = DenseScan.Dot(question.Numbers, table.VectorOf(slot)) * table.Rows[slot].Scale * question.Scale;
            }
        }
    }

    private List<IndexHit> Best(int limit, ReadOnlySpan<float> vector, double weight, VisibleChunks visible, ReadOnlySpan<double> words, ReadOnlySpan<float> cosines)
    {
        var table = mirror.Table;
        var candidates = new PriorityQueue<int, double>();
        for (var slot = 0; slot < table.SlotCount; slot++)
        {
            var score = words[slot] + (weight * cosines[slot]);
            if (score > 0 && visible.Contains(slot))
            {
                if (candidates.Count < limit + RescoredBeyondLimit)
                {
                    candidates.Enqueue(slot, score);
                }
                else
                {
                    candidates.EnqueueDequeue(slot, score);
                }
            }
        }

        var hits = new List<IndexHit>(candidates.Count);
        foreach (var (slot, _) in candidates.UnorderedItems)
        {
            ref readonly var row = ref table.Rows[slot];
            var dense = vector.IsEmpty ? 0.0 : DenseScan.Dot(vector, table.VectorOf(slot)) * row.Scale;
            var score = words[slot] + (weight * dense);
            if (score > 0)
            {
                hits.Add(new IndexHit(new ChunkId(row.ChunkId), new DocumentId(row.DocumentId), score, words[slot], dense));
            }
        }

        hits.Sort((one, other) => one.Score == other.Score ? one.Id.CompareTo(other.Id) : other.Score.CompareTo(one.Score));
        return hits.Count > limit ? hits[..limit] : hits;
    }
}
