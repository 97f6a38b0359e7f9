namespace RagLlama.Retrieval.Ranking;

/// <summary>
/// Keeps one document, or copies of one text, from filling the whole list: at most two passages of each, then the next ones of others, and what was
/// passed over only when nothing else is left.
/// </summary>
internal static class Variety
{
    private const int MostOfOne = 2;

    /// <param name="ranked">Best first.</param>
    /// <param name="copyOf">For each, the index of the first passage that says the same; its own for the first.</param>
    public static IEnumerable<RetrievedPassage> Spread(IReadOnlyList<RetrievedPassage> ranked, IReadOnlyList<int> copyOf)
    {
        var passedOver = new List<RetrievedPassage>();
        var chosen = new Dictionary<Documents.DocumentId, int>();
        var copies = new Dictionary<int, int>();
        for (var index = 0; index < ranked.Count; index++)
        {
            var passage = ranked[index];
            var ofDocument = chosen.GetValueOrDefault(passage.Document.Id);
            var said = copies.GetValueOrDefault(copyOf[index]);
            if (said >= MostOfOne || ofDocument >= MostOfOne)
            {
                passedOver.Add(passage);
                continue;
            }

            chosen[passage.Document.Id] = ofDocument + 1;
            copies[copyOf[index]] = said + 1;
            yield return passage;
        }

        foreach (var passage in passedOver)
        {
            yield return passage;
        }
    }
}
