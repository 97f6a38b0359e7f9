using RagLlama.Retrieval;

namespace RagLlama.Evaluation.Golden;

/// <summary>Reads a golden set as a retrieval set: what is ranked are documents, or pages where a page is expected.</summary>
public static class GoldenScoring
{
    public static RetrievalSet ToSet(string name, IReadOnlyList<GoldenQuestion> questions) => new()
    {
        Name = name,
        Passages = [],
        Queries = [.. questions.Select(q => new SetQuery(q.Id, q.Text, q.Language, q.Answers))],
        Relevance = questions.Where(q => q.Documents.Count > 0).ToDictionary(
            q => q.Id,
            IReadOnlyDictionary<string, int> (q) => q.Documents.Select(Key).Distinct(StringComparer.Ordinal).ToDictionary(key => key, _ => 1, StringComparer.Ordinal),
            StringComparer.Ordinal),
    };

    /// <summary>The keys of found passages, best first: those that are expected under the key they are expected by, the others by their document.</summary>
    public static IReadOnlyList<string> Keys(GoldenQuestion question, IReadOnlyList<RetrievedPassage> passages) =>
        [.. passages.Select(passage => KeyOf(question, passage)).Distinct(StringComparer.Ordinal)];

    /// <summary>The key of one passage for a question.</summary>
    public static string KeyOf(GoldenQuestion question, RetrievedPassage passage)
    {
        var expected = question.Documents.FirstOrDefault(
            d => d.Id == passage.Document.Id && (d.Page is null || passage.Chunks.Any(c => c.Location.Page == d.Page)));
        return expected is null ? passage.Document.Id + "#" : Key(expected);
    }

    /// <summary>The key an expected document stands under.</summary>
    public static string Key(ExpectedDocument expected) => expected.Page is { } page ? $"{expected.Id}#{page}" : expected.Id.ToString();
}
