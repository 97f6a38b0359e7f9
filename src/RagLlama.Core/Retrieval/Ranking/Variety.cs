namespace RagLlama.Retrieval.Ranking;

/// <summary>
/// Keeps one document, or copies of one text, from filling the whole list: at most two passages of each, then the next ones of others, and what was
/// passed over only when nothing else is left. Chunks that follow each other count as one passage.
/// </summary>
internal static class Variety
{
    private const int MostOfOne = 2;

    /// <param name="ranked">Best first.</param>
    /// <param name="copyOf">For each, the index of the first passage that says the same; its own for the first.</param>
    public static IEnumerable<RetrievedPassage> Spread(IReadOnlyList<RetrievedPassage> ranked, IReadOnlyList<int> copyOf)
    {
        var passedOver = new List<RetrievedPassage>();
        var chosen = new Dictionary<Documents.DocumentId, List<int>>();
        var copies = new Dictionary<int, int>();
        for (var index = 0; index < ranked.Count; index++)
        {
            var passage = ranked[index];
            if (!chosen.TryGetValue(passage.Document.Id, out var numbers))
            {
                chosen[passage.Document.Id] = numbers = [];
            }

            var continues = numbers.Exists(number => Math.Abs(number - passage.Chunk.Number) == 1);
            var said = copies.GetValueOrDefault(copyOf[index]);
            if (said >= MostOfOne || (!continues && Runs(numbers) >= MostOfOne))
            {
                passedOver.Add(passage);
                continue;
            }

            numbers.Add(passage.Chunk.Number);
            copies[copyOf[index]] = said + 1;
            yield return passage;
        }

        foreach (var passage in passedOver)
        {
            yield return passage;
        }
    }

    private static int Runs(List<int> numbers) => numbers.Count(number => !numbers.Contains(number - 1));
}
