using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Text;

namespace RagLlama.Adapters.Tests.Index.Lexical;

/// <summary>The lexical score as it is defined, over lists of strings: what the index must agree with.</summary>
internal static class NaiveBm25
{
    private const int TitleWeight = 2;

    public static Dictionary<ChunkId, double> Score(string question, IEnumerable<IndexedChunk> chunks, Asker asker)
    {
        var visible = chunks.Where(chunk => chunk.Access.Allows(asker)).Select(chunk => (chunk.Id, Terms: TermsOf(chunk))).ToList();
        if (visible.Count == 0)
        {
            return [];
        }

        var mean = visible.Average(chunk => (double)chunk.Terms.Count);
        var frequent = Math.Max(20, visible.Count * 0.25);
        var counted = TextAnalyzer.AnalyzeQuery(question, LanguageDetector.Detect(question))
            .Select(term => (Term: term, Chunks: visible.Count(chunk => chunk.Terms.Contains(term))))
            .OrderBy(term => term.Chunks).ToList();
        var rare = counted.Where(term => term.Chunks <= frequent).ToList();
        var used = rare.Exists(term => term.Chunks > 0) ? rare : counted.TakeWhile((term, n) => n == 0 || counted[n - 1].Chunks == 0).ToList();
        var idf = used.ToDictionary(term => term.Term, term => Math.Log(1 + ((visible.Count - term.Chunks + 0.5) / (term.Chunks + 0.5))));
        var scores = new Dictionary<ChunkId, double>();
        foreach (var (id, terms) in visible)
        {
            var score = 0.0;
            foreach (var (term, _) in used)
            {
                var frequency = terms.Count(t => t == term);
                score += idf[term] * frequency * 2.2 / (frequency + (1.2 * (0.25 + (0.75 * terms.Count / mean))));
            }

            if (score > 0)
            {
                scores[id] = score / (2.2 * idf.Values.Sum());
            }
        }

        return scores;
    }

    private static List<string> TermsOf(IndexedChunk chunk) =>
        [.. Enumerable.Repeat(TextAnalyzer.Analyze(chunk.Title, chunk.Language), TitleWeight).SelectMany(t => t), .. TextAnalyzer.Analyze(chunk.Text, chunk.Language)];
}
