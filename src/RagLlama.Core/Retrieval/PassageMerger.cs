using RagLlama.Documents;
using RagLlama.Indexing;

namespace RagLlama.Retrieval;

/// <summary>Joins found chunks that follow each other in a document, so that a reader sees one passage instead of its pieces.</summary>
internal static class PassageMerger
{
    public static RetrievedPassage Single(IndexHit hit, CatalogChunk found) => new()
    {
        Chunk = found.Chunk,
        Document = found.Document,
        Chunks = [found.Chunk],
        Text = found.Chunk.Text,
        Span = found.Chunk.Location.Span,
        Score = hit.Score,
        Lexical = hit.Lexical,
        Dense = hit.Dense,
        Explanation = hit.Explanation,
    };

    /// <summary>The passages, each run of neighbours as one with the scores of its best chunk; best first.</summary>
    public static IReadOnlyList<RetrievedPassage> Merge(IReadOnlyList<RetrievedPassage> passages)
    {
        var merged = new List<RetrievedPassage>();
        foreach (var document in passages.GroupBy(passage => passage.Document.Id))
        {
            var run = new List<RetrievedPassage>();
            foreach (var passage in document.OrderBy(passage => passage.Chunk.Number))
            {
                if (run.Count > 0 && passage.Chunk.Number != run[^1].Chunk.Number + 1)
                {
                    merged.Add(Join(run));
                    run.Clear();
                }

                run.Add(passage);
            }

            merged.Add(Join(run));
        }

        // Stable: passages of equal score stay in the order they were found in. Where a reranker spoke, its order counts.
        return [.. merged.OrderByDescending(Reranked).ThenByDescending(passage => passage.Score)];
    }

    private static double Reranked(RetrievedPassage passage) => passage.Reranked?.Score ?? double.NegativeInfinity;

    private static RetrievedPassage Join(List<RetrievedPassage> run)
    {
        var best = run.MaxBy(passage => (Reranked(passage), passage.Score))!;
        return run.Count == 1 ? best : best with
        {
            Chunks = [.. run.Select(passage => passage.Chunk)],
            ChunkScores = [.. run.Select(passage => passage.Score)],
            Text = string.Concat(run.Select(passage => passage.Text)),
            Span = TextSpan.FromBounds(run[0].Span.Start, run[^1].Span.End),
        };
    }
}
