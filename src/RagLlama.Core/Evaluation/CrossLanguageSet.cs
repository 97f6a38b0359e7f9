namespace RagLlama.Evaluation;

/// <summary>The questions of one set asked of the passages of another, where both number the same questions alike.</summary>
public static class CrossLanguageSet
{
    /// <summary>True when the sets have the same questions by id and are not the same set.</summary>
    public static bool Fits(RetrievalSet questions, RetrievalSet corpus) =>
        questions.Name != corpus.Name && questions.Queries.Count > 0
        && questions.Queries.Select(q => q.Id).ToHashSet(StringComparer.Ordinal).SetEquals(corpus.Queries.Select(q => q.Id));

    /// <summary>
    /// Questions of the first; passages, relevance and accepted answers, which stand in the passages' language, of the second.
    /// </summary>
    /// <exception cref="InvalidDataException">No question has an id that the corpus's set knows.</exception>
    public static RetrievalSet Of(RetrievalSet questions, RetrievalSet corpus)
    {
        var known = corpus.Queries.ToDictionary(q => q.Id, StringComparer.Ordinal);
        var shared = questions.Queries.Where(q => known.ContainsKey(q.Id)).ToList();
        if (shared.Count == 0)
        {
            throw new InvalidDataException($"'{questions.Name}' and '{corpus.Name}' share no question id, so nothing is known about which passage answers which question.");
        }

        return new RetrievalSet
        {
            Name = questions.Name + "-" + corpus.Name,
            Passages = corpus.Passages,
            Queries = [.. shared.Select(q => q with { Answers = known[q.Id].Answers })],
            Relevance = corpus.Relevance,
        };
    }
}
