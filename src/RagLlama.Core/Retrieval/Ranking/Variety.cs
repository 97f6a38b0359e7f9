namespace RagLlama.Retrieval.Ranking;

/// <summary>
/// Keeps one document, or copies of one text, from filling the whole list. After two passages of a document others have their turn, as long as they come near
/// what they are put before; a third copy of one text waits until nothing else is left.
/// </summary>
internal static class Variety
{
    private const int MostOfOne = 2;

    // Chosen on one half of the questions of four sets of long documents; docs/ranking.md has the figures.
    private const double LeastShare = 0.7;

    /// <param name="ranked">Best first.</param>
    /// <param name="copyOf">For each, the index of the first passage that says the same; its own for the first.</param>
    public static IEnumerable<RetrievedPassage> Spread(IReadOnlyList<RetrievedPassage> ranked, IReadOnlyList<int> copyOf)
    {
        var passedOver = new Queue<RetrievedPassage>();
        var repeated = new List<RetrievedPassage>();
        var chosen = new Dictionary<Documents.DocumentId, int>();
        var copies = new Dictionary<int, int>();
        for (var index = 0; index < ranked.Count; index++)
        {
            var passage = ranked[index];
            var ofDocument = chosen.GetValueOrDefault(passage.Document.Id);
            var said = copies.GetValueOrDefault(copyOf[index]);
            if (said >= MostOfOne)
            {
                repeated.Add(passage);
                continue;
            }

            if (ofDocument >= MostOfOne)
            {
                passedOver.Enqueue(passage);
                continue;
            }

            while (passedOver.TryPeek(out var next) && !ComesNear(passage, next))
            {
                yield return passedOver.Dequeue();
            }

            chosen[passage.Document.Id] = ofDocument + 1;
            copies[copyOf[index]] = said + 1;
            yield return passage;
        }

        foreach (var passage in passedOver.Concat(repeated))
        {
            yield return passage;
        }
    }

    /// <summary>A reranker's order stands: its scores are on a scale of its own.</summary>
    private static bool ComesNear(RetrievedPassage passage, RetrievedPassage passedOver) =>
        passage.Reranked is not null || passage.Score >= LeastShare * passedOver.Score;
}
