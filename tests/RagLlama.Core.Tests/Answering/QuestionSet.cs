using System.Text.Json;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Core.Tests.Answering;

/// <summary>A retrieval set on disk (corpus.jsonl, queries.jsonl, qrels.jsonl) with plain BM25 over the product's own terms.</summary>
internal sealed class QuestionSet
{
    private readonly List<(string Id, string Title)> documents = [];
    private readonly List<RetrievedPassage> passages = [];
    private readonly List<int> lengths = [];
    private double? meanLength;
    private readonly Dictionary<string, List<(int Document, int Frequency)>> postings = new(StringComparer.Ordinal);

    public QuestionSet(string folder)
    {
        Name = Path.GetFileName(folder);
        foreach (var line in Read(folder, "corpus"))
        {
            Add(Text(line, "id"), Text(line, "title"), Text(line, "text"));
        }

        var relevant = Read(folder, "qrels").ToLookup(line => Text(line, "query"), line => Text(line, "doc"));
        Questions =
        [
            .. Read(folder, "queries").Select(line => new Question(
                Text(line, "text"),
                line.TryGetProperty("answers", out var answers) ? [.. answers.EnumerateArray().Select(a => a.GetString()!)] : [],
                relevant[Text(line, "id")].ToHashSet(),
                line.TryGetProperty("answerable", out var answerable) && !answerable.GetBoolean())),
        ];
    }

    public string Name { get; }

    private double MeanLength => meanLength ??= lengths.Average();

    public IReadOnlyList<Question> Questions { get; }

    /// <param name="without">Documents that are treated as if the corpus had none of them.</param>
    public IReadOnlyList<RetrievedPassage> Find(string question, int count, Func<(string Id, string Title), bool> without)
    {
        var scores = new Dictionary<int, double>();
        var greatest = 0.0;
        foreach (var term in TextAnalyzer.AnalyzeQuery(question, LanguageDetector.Detect(question)))
        {
            var found = postings.GetValueOrDefault(term) ?? [];
            var idf = Math.Log(1 + ((documents.Count - found.Count + 0.5) / (found.Count + 0.5)));
            greatest += idf * 2.2;
            foreach (var (document, frequency) in found)
            {
                var length = lengths[document] / MeanLength;
                scores[document] = scores.GetValueOrDefault(document) + (idf * frequency * 2.2 / (frequency + (1.2 * (0.25 + (0.75 * length)))));
            }
        }

        return
        [
            .. scores.Where(s => !without(documents[s.Key])).OrderByDescending(s => s.Value).Take(count)
                .Select(s => passages[s.Key] with { Score = s.Value / greatest, Lexical = s.Value / greatest }),
        ];
    }

    public bool SharesNothingButLanguageWith(QuestionSet other) =>
        other != this
        && LanguageDetector.Detect(passages[0].Text) == LanguageDetector.Detect(other.passages[0].Text)
        && !passages.Select(p => p.Text).Intersect(other.passages.Select(p => p.Text)).Any();

    public string TitleOf(string id) => documents.Find(d => d.Id == id).Title;

    private static IEnumerable<JsonElement> Read(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file + ".jsonl")).Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement line, string field) => line.GetProperty(field).GetString()!;

    private void Add(string id, string title, string text)
    {
        var passage = TestPassages.Of(title, text, before: 0, page: null);
        var titleTerms = TextAnalyzer.Analyze(title, passage.Chunk.Language);
        var terms = TextAnalyzer.Analyze(text, passage.Chunk.Language).Concat(titleTerms).Concat(titleTerms).ToList();
        foreach (var term in terms.CountBy(t => t))
        {
            if (!postings.TryGetValue(term.Key, out var list))
            {
                postings[term.Key] = list = [];
            }

            list.Add((documents.Count, term.Value));
        }

        documents.Add((id, title));
        passages.Add(passage);
        lengths.Add(terms.Count);
    }

    public sealed record Question(string Text, IReadOnlyList<string> Answers, IReadOnlySet<string> Relevant, bool IsUnanswerable);
}
