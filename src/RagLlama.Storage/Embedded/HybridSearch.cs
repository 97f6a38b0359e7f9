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

    // A search never leaves its thread, and no search runs inside another.
    [ThreadStatic]
    private static SearchScratch? t_scratch;

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

            var scratch = t_scratch ??= new SearchScratch();
            FindCandidates(query, visible, words, scratch);
            scratch.Candidates.Sort(Candidate.BestFirst);
            var hits = Best(scratch.Candidates, query.Limit, query.Mode == SearchMode.Hybrid ? (int)(query.Limit * NearestShare) : 0);
            return query.Explain ? Explain(hits, scratch.Candidates, terms, visible) : hits;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(room);
        }
    }

    private IReadOnlyList<ScoredTerm> ScoreWords(string question, VisibleChunks visible, Span<float> words)
    {
        var language = LanguageDetector.Detect(question);
        var search = new LexicalSearch(mirror.Lexical.Parts, _table, visible, options);
        var terms = new SpellingTolerance(mirror.Lexical.Parts, search).Correct(TextAnalyzer.AnalyzeQuery(question, language), language);
        return search.Score(terms, words);
    }

    /// <param name="words">[slots], or empty for a search by vectors only.</param>
    private void FindCandidates(IndexQuery query, VisibleChunks visible, ReadOnlySpan<float> words, SearchScratch scratch)
    {
        var wanted = Math.Min(query.Limit + CandidatesBeyondLimit, visible.Count);
        var vectors = query.Mode != SearchMode.Lexical && query.Vector?.Length == _table.Vectors?.Dimensions ? _table.Vectors : null;
        var question = vectors is null ? [] : query.Vector.GetValueOrDefault().Span;
        var nearest = vectors is null ? [] : _table.Clusters.Find(vectors, question, visible, wanted);
        scratch.Begin(wanted + nearest.Length);
        var slots = scratch.Slots;
        var count = TopSlots.Select(words, slots[..wanted], scratch.Scores);
        foreach (var slot in slots[..count])
        {
            scratch.Known.Add(slot);
        }

        for (var place = 0; place < nearest.Length; place++)
        {
            // The zero vector is near nothing.
            scratch.Places[nearest[place].Slot] = nearest[place].Score > 0 ? place : int.MaxValue;
            if (scratch.Known.Add(nearest[place].Slot))
            {
                slots[count++] = nearest[place].Slot;
            }
        }

        var cosines = scratch.Scores[..count];
        cosines.Clear();
        vectors?.Score(question, slots[..count], cosines);
        var weight = query.Mode == SearchMode.Dense ? 1 : options.DenseWeight;
        for (var index = 0; index < count; index++)
        {
            var slot = slots[index];
            var lexical = words.IsEmpty ? 0 : words[slot];
            var score = lexical + (weight * cosines[index]);
            if (score > 0)
            {
                scratch.Candidates.Add(new Candidate(new ChunkId(_table.Rows[slot].ChunkId), score, lexical, cosines[index], slot, scratch.Places.GetValueOrDefault(slot, int.MaxValue)));
            }
        }
    }

    /// <param name="candidates">Best first.</param>
    /// <param name="reserved">Places for the nearest.</param>
    private IndexHit[] Best(List<Candidate> candidates, int limit, int reserved)
    {
        var near = 0;
        foreach (var candidate in candidates)
        {
            near += candidate.Place < reserved ? 1 : 0;
        }

        var others = limit - near;
        var best = new IndexHit[Math.Min(limit, candidates.Count)];
        var count = 0;
        foreach (var candidate in candidates)
        {
            if (candidate.Place < reserved || others-- > 0)
            {
                best[count++] = new IndexHit(candidate.Id, new DocumentId(_table.Rows[candidate.Slot].DocumentId), candidate.Score, candidate.Lexical, candidate.Cosine);
            }
        }

        return best;
    }

    /// <param name="hits">As <see cref="Best"/> took them from the candidates, in the same order.</param>
    private IndexHit[] Explain(IndexHit[] hits, List<Candidate> candidates, IReadOnlyList<ScoredTerm> terms, VisibleChunks visible)
    {
        var explainer = new LexicalExplainer(mirror.Lexical, _table, visible, options);
        var slots = candidates.ToDictionary(candidate => candidate.Id, candidate => candidate.Slot);
        return [.. hits.Select(hit => hit with { Explanation = new HitExplanation(explainer.Explain(terms, slots[hit.Id]), visible.Count) })];
    }
}
