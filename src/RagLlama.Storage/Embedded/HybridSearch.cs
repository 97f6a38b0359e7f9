using System.Buffers;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Storage.Embedded.Lexical;
using RagLlama.Text;

namespace RagLlama.Storage.Embedded;

/// <summary>The best by their words and the nearest by their vectors, each with both scores, added.</summary>
internal sealed class HybridSearch(ChunkMirror mirror, EmbeddedIndexOptions options)
{
    // A passage far down both lists can in theory still have a better sum than one at the top of one; so far down, it hardly ever does.
    private const int CandidatesBeyondLimit = 100;

    // Whoever ranks the hits again must see passages in other languages and paraphrases, however many share words with the question.
    private const double NearestShare = 0.5;

    private readonly ChunkTable _table = mirror.Table;

    public IReadOnlyList<IndexHit> Find(IndexQuery query)
    {
        var visible = mirror.VisibleTo(query);
        var room = ArrayPool<float>.Shared.Rent(_table.SlotCount);
        try
        {
            IReadOnlyList<ScoredTerm> terms = [];
            ReadOnlySpan<float> words = [];
            if (query.Mode != SearchMode.Dense)
            {
                var scores = room.AsSpan(0, _table.SlotCount);
                scores.Clear();
                terms = ScoreWords(query.Text, visible, scores);
                words = scores;
            }

            var candidates = Candidates(query, visible, words);
            candidates.Sort((one, other) =>
                one.Hit.Score == other.Hit.Score ? one.Hit.Id.CompareTo(other.Hit.Id) : other.Hit.Score.CompareTo(one.Hit.Score));
            var hits = Best(candidates, query.Limit, query.Mode == SearchMode.Hybrid ? (int)(query.Limit * NearestShare) : 0);
            return query.Explain ? Explain(hits, terms, visible) : [.. hits.Select(hit => hit.Hit)];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(room);
        }
    }

    /// <param name="candidates">Best first.</param>
    /// <param name="reserved">Places for the nearest.</param>
    private static List<Candidate> Best(List<Candidate> candidates, int limit, int reserved)
    {
        var near = candidates.Count(candidate => candidate.Place < reserved);
        var others = limit - near;
        var best = new List<Candidate>(Math.Min(limit, candidates.Count));
        foreach (var candidate in candidates)
        {
            if (candidate.Place < reserved || others-- > 0)
            {
                best.Add(candidate);
            }
        }

        return best;
    }

    private IReadOnlyList<ScoredTerm> ScoreWords(string question, VisibleChunks visible, Span<float> words)
    {
        var language = LanguageDetector.Detect(question);
        var search = new LexicalSearch(mirror.Lexical.Parts, _table, visible, options);
        var terms = new SpellingTolerance(mirror.Lexical.Parts, search).Correct(TextAnalyzer.AnalyzeQuery(question, language), language);
        return search.Score(terms, words);
    }

    /// <param name="words">[slots], or empty for a search by vectors only.</param>
    private List<Candidate> Candidates(IndexQuery query, VisibleChunks visible, ReadOnlySpan<float> words)
    {
        var wanted = Math.Min(query.Limit + CandidatesBeyondLimit, visible.Count);
        var vectors = query.Mode != SearchMode.Lexical && query.Vector?.Length == _table.Vectors?.Dimensions ? _table.Vectors : null;
        var question = vectors is null ? [] : query.Vector.GetValueOrDefault().Span;
        var nearest = vectors is null ? [] : _table.Clusters.Find(vectors, question, visible, wanted);
        var slots = new int[wanted + nearest.Length];
        var count = TopSlots.Select(words, slots.AsSpan(0, wanted), new float[wanted]);
        var places = new Dictionary<int, int>(nearest.Length);
        var known = slots.AsSpan(0, count).ToArray().ToHashSet();
        for (var place = 0; place < nearest.Length; place++)
        {
            // The zero vector is near nothing.
            places[nearest[place].Slot] = nearest[place].Score > 0 ? place : int.MaxValue;
            if (known.Add(nearest[place].Slot))
            {
                slots[count++] = nearest[place].Slot;
            }
        }

        var cosines = new float[count];
        vectors?.Score(question, slots.AsSpan(0, count), cosines);
        var weight = query.Mode == SearchMode.Dense ? 1 : options.DenseWeight;
        var candidates = new List<Candidate>(count);
        for (var index = 0; index < count; index++)
        {
            var slot = slots[index];
            ref readonly var row = ref _table.Rows[slot];
            var lexical = words.IsEmpty ? 0 : words[slot];
            var score = lexical + (weight * cosines[index]);
            if (score > 0)
            {
                var hit = new IndexHit(new ChunkId(row.ChunkId), new DocumentId(row.DocumentId), score, lexical, cosines[index]);
                candidates.Add(new Candidate(hit, slot, places.GetValueOrDefault(slot, int.MaxValue)));
            }
        }

        return candidates;
    }

    private List<IndexHit> Explain(List<Candidate> hits, IReadOnlyList<ScoredTerm> terms, VisibleChunks visible)
    {
        var explainer = new LexicalExplainer(mirror.Lexical, _table, visible, options);
        return [.. hits.Select(hit => hit.Hit with { Explanation = new HitExplanation(explainer.Explain(terms, hit.Slot), visible.Count) })];
    }

    /// <param name="Place">Among the nearest, 0 for the first; far beyond them for the others.</param>
    private readonly record struct Candidate(IndexHit Hit, int Slot, int Place);
}
