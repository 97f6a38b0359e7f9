using System.Buffers;
using System.Numerics.Tensors;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Storage.Embedded.Lexical;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded;

/// <summary>Lexical and dense scores of everything visible, added; the best are scored again with the question's vector in full precision.</summary>
internal sealed class HybridSearch(ChunkMirror mirror, EmbeddedIndexOptions options)
{
    // The 8-bit question moves a cosine by less than a hundredth: whoever is among the best is among so many.
    private const int RescoredBeyondLimit = 100;

    private readonly ChunkTable _table = mirror.Table;

    public IReadOnlyList<IndexHit> Find(IndexQuery query)
    {
        var visible = mirror.VisibleTo(query);
        var lexical = ArrayPool<float>.Shared.Rent(_table.SlotCount);
        var dense = ArrayPool<float>.Shared.Rent(_table.SlotCount);
        try
        {
            var words = lexical.AsSpan(0, _table.SlotCount);
            words.Clear();
            IReadOnlyList<ScoredTerm> terms = query.Mode == SearchMode.Dense ? [] : ScoreWords(query.Text, visible, words);
            var vector = query.Mode != SearchMode.Lexical && query.Vector is { } given && given.Length == _table.Dimensions ? given.Span : [];
            var weight = query.Mode == SearchMode.Dense ? 1 : (float)options.DenseWeight;
            ReadOnlySpan<float> scores = words;
            if (!vector.IsEmpty)
            {
                var sums = dense.AsSpan(0, _table.SlotCount);
                sums.Clear();
                Scan(vector, visible, sums);
                TensorPrimitives.MultiplyAdd(sums, weight, words, sums);
                scores = sums;
            }

            var hits = Best(query.Limit, scores, vector, weight, words);
            return query.Explain ? Explain(hits, terms, visible) : [.. hits.Select(hit => hit.Hit)];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(lexical);
            ArrayPool<float>.Shared.Return(dense);
        }
    }

    private IReadOnlyList<ScoredTerm> ScoreWords(string question, VisibleChunks visible, Span<float> words) =>
        new LexicalSearch(mirror.Lexical.Parts, _table, visible, options).Score(TextAnalyzer.AnalyzeQuery(question, LanguageDetector.Detect(question)), words);

    /// <param name="cosines">[slots], zero on entry and where not visible.</param>
    private void Scan(ReadOnlySpan<float> vector, VisibleChunks visible, Span<float> cosines)
    {
        var question = QuantizedVector.Of(vector);
        var rows = _table.Rows;
        for (var word = 0; word < visible.Bits.Length; word++)
        {
            for (var bits = visible.Bits[word]; bits != 0; bits &= bits - 1)
            {
                var slot = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                cosines[slot] = DenseScan.Dot(question.Numbers, _table.VectorOf(slot)) * rows[slot].Scale * question.Scale;
            }
        }
    }

    private List<(IndexHit Hit, int Slot)> Best(int limit, ReadOnlySpan<float> scores, ReadOnlySpan<float> vector, float weight, ReadOnlySpan<float> words)
    {
        var wanted = limit + RescoredBeyondLimit;
        Span<int> slots = stackalloc int[wanted];
        Span<float> room = stackalloc float[wanted];
        var found = TopSlots.Select(scores, slots, room);
        var hits = new List<(IndexHit Hit, int Slot)>(found);
        foreach (var slot in slots[..found])
        {
            ref readonly var row = ref _table.Rows[slot];
            var dense = vector.IsEmpty ? 0.0 : DenseScan.Dot(vector, _table.VectorOf(slot)) * row.Scale;
            var score = words[slot] + (weight * dense);
            if (score > 0)
            {
                hits.Add((new IndexHit(new ChunkId(row.ChunkId), new DocumentId(row.DocumentId), score, words[slot], dense), slot));
            }
        }

        hits.Sort((one, other) => one.Hit.Score == other.Hit.Score ? one.Hit.Id.CompareTo(other.Hit.Id) : other.Hit.Score.CompareTo(one.Hit.Score));
        return hits.Count > limit ? hits[..limit] : hits;
    }

    private List<IndexHit> Explain(List<(IndexHit Hit, int Slot)> hits, IReadOnlyList<ScoredTerm> terms, VisibleChunks visible)
    {
        var explainer = new LexicalExplainer(mirror.Lexical, _table, visible, options);
        return [.. hits.Select(hit => hit.Hit with { Explanation = new HitExplanation(explainer.Explain(terms, hit.Slot), visible.Count) })];
    }
}
