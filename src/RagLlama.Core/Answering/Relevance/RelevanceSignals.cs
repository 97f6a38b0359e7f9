using RagLlama.Answering.Quoting;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering.Relevance;

/// <summary>What speaks for and against the passages answering the question, each 0 to 1 unless said otherwise.</summary>
internal sealed record RelevanceSignals
{
    /// <summary>Passages looked at: an answer further down is too uncertain to count.</summary>
    private const int Nearest = 3;

    /// <summary>What another word of the same stem is worth beside the very word.</summary>
    private const double StemOnly = 0.65;

    /// <summary>The best passage's lexical score.</summary>
    public required double Lexical { get; init; }

    /// <summary>Share of the question's words that one sentence has.</summary>
    public required double SentenceCoverage { get; init; }

    /// <summary>Share of the question's names, numbers and codes that the passage lacks; 0 when the question has none.</summary>
    public required double HardMissing { get; init; }

    /// <summary>Share of the question's names, numbers and codes that none of the passages found has; 0 when the question has none.</summary>
    public required double HardAbsent { get; init; }

    /// <summary>Cosine of question and best passage, -1 to 1.</summary>
    public required double Dense { get; init; }

    /// <summary>Cosine of question and best single sentence, -1 to 1; that of the passage without an embedder.</summary>
    public double SentenceDense { get; init; }

    /// <summary>Runs of four characters that a passage shares with the question, 0 to 1.</summary>
    public required double Fragments { get; init; }

    /// <summary>Pairs of words that follow each other in question and passage, 0 to 1.</summary>
    public required double Pairs { get; init; }

    /// <summary>Share of the question's words that nothing near the question has in just that form, 0 to 1.</summary>
    public required double Unseen { get; init; }

    /// <summary>The question denies something and the best sentence does not.</summary>
    public bool UnmetDenial { get; init; }

    /// <summary>The best sentence speaks of the opposite: of the largest where the question is about the smallest.</summary>
    public bool Opposed { get; init; }

    /// <summary>How many of the question's numbers and codes the best sentence lacks.</summary>
    public int NumbersMissing { get; init; }

    /// <summary>The question names years and the best sentence's passage none of them.</summary>
    public bool YearsMissing { get; init; }

    public static IReadOnlyList<RetrievedPassage> NearestOf(IReadOnlyList<RetrievedPassage> passages) => [.. passages.Take(Nearest)];

    /// <summary>A sentence with what gives it, or the table's row it is, its meaning.</summary>
    public static string InContext(PassageSentence sentence) =>
        string.Join('\n', sentence.Chunk.Location.Headings.TakeLast(1).Append(TableRow.WithHeader(sentence.Text, sentence.TableHeader)));

    /// <param name="sentences">Of the nearest passages.</param>
    public static RelevanceSignals Of(QuestionProfile question, IReadOnlyList<RetrievedPassage> passages, IReadOnlyList<PassageSentence> sentences)
    {
        var near = NearestOf(passages).Select((p, rank) => new Candidate(question, p, [.. sentences.Where(s => s.PassageRank == rank)])).ToList();
        var all = passages.Select((p, rank) => TermsOf(p, sentences.Where(s => s.PassageRank == rank))).ToList();
        var weights = question.Terms.ToDictionary(t => t.Stem, t => Math.Log(1 + ((all.Count + 1.0) / (all.Count(set => Has(set, t)) + 0.5))), StringComparer.Ordinal);
        var best = near.MaxBy(c => c.Coverage(weights))!;
        return new RelevanceSignals
        {
            Lexical = passages.Max(p => p.Lexical),
            SentenceCoverage = near.Max(c => c.SentenceCoverage(weights)),
            HardMissing = best.HardMissing(),
            HardAbsent = question.Terms.Count(t => t.IsHard) is var hard and > 0 ? question.Terms.Count(t => t.IsHard && !all.Exists(set => Has(set, t))) / (double)hard : 0,
            Dense = passages.Max(p => p.Dense),
            Fragments = passages.Max(p => p.Factors?.Fragments ?? p.Lexical),
            Pairs = passages.Max(p => p.Factors?.Pairs ?? 0),
            Unseen = passages[0].Factors?.Unseen ?? 0,
        };
    }

    internal static HashSet<string> TermsOf(RetrievedPassage passage)
    {
        var text = string.Join('\n', passage.Chunk.Location.Headings.Prepend(passage.Document.Title).Append(passage.Chunk.TableHeader ?? "").Append(passage.Text));
        return TextAnalyzer.Analyze(text, PassageSentences.LanguageOf(passage.Chunk, passage)).ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="sentences">Of this passage, as far as they were looked at.</param>
    private static HashSet<string> TermsOf(RetrievedPassage passage, IEnumerable<PassageSentence> sentences)
    {
        var terms = TermsOf(passage);
        foreach (var sentence in sentences)
        {
            terms.UnionWith(sentence.Within);
        }

        return terms;
    }

    /// <summary>Stems are short and meet by chance ("médico" and "medição"), so the very word counts more.</summary>
    private static double Presence(HashSet<string> terms, QuestionTerm term) =>
        term.Exact is null ? (terms.Contains(term.Stem) ? 1 : 0) : terms.Contains(term.Exact) ? 1 : terms.Contains(term.Stem) ? StemOnly : 0;

    internal static bool Has(HashSet<string> terms, QuestionTerm term) => terms.Contains(term.Stem) || (term.Exact is not null && terms.Contains(term.Exact));

    private sealed class Candidate(QuestionProfile question, RetrievedPassage passage, IReadOnlyList<PassageSentence> sentences)
    {
        private readonly HashSet<string> terms = TermsOf(passage, sentences);

        public double Coverage(Dictionary<string, double>? weights) => Share(weights, t => Has(terms, t) ? 1 : 0);

        public double SentenceCoverage(Dictionary<string, double> weights) =>
            sentences.Count == 0 ? 0 : sentences.Max(s => Share(weights, t => s.Within.Contains(t.Stem) ? 1 : Presence(s.Terms, t)));

        public double HardMissing()
        {
            var hard = question.Terms.Where(t => t.IsHard).ToList();
            return hard.Count == 0 ? 0 : hard.Count(t => !Has(terms, t)) / (double)hard.Count;
        }

        private double Share(Dictionary<string, double>? weights, Func<QuestionTerm, double> presence)
        {
            var total = question.Terms.Sum(t => weights?[t.Stem] ?? 1);
            return total > 0 ? question.Terms.Sum(t => presence(t) * (weights?[t.Stem] ?? 1)) / total : 0;
        }
    }
}
