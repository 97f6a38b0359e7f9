using System.Text;
using RagLlama.Indexing;
using RagLlama.Text;

namespace RagLlama.Retrieval.Ranking;

/// <summary>
/// The second look: the index finds candidates by single words and by one vector; here each is compared with the question as a whole. It needs no
/// index of its own, so that every index gains by it.
/// </summary>
internal sealed class CandidateRanker(IPassageWindows? windows, PassagePreparer preparer)
{
    // A question longer than this is a document: its beginning is what is compared.
    private const int LongestQuestion = 2000;

    /// <param name="vector">The question's vector.</param>
    /// <param name="candidates">Each with the hit that found it.</param>
    /// <param name="phrases">Asked for word for word.</param>
    /// <returns>In the order of the candidates.</returns>
    public CandidateRanking Rank(string question, IReadOnlyList<string> phrases, ReadOnlySpan<float> vector, IReadOnlyList<(IndexHit Hit, CatalogChunk Found)> candidates)
    {
        var text = question.Length > LongestQuestion ? question[..LongestQuestion] : question;
        var words = new StringBuilder(text.Length);
        var stems = new List<string>();
        var language = LanguageOf(text, candidates);
        TextAnalyzer.Read(text, language, words, stems);
        var hashes = StemHash.Of(stems);

        var passages = candidates.Select(c => preparer.Prepare(c.Found)).ToList();
        var fragments = new FragmentMatcher(words.ToString()).Score(passages);
        var pairs = new PairMatcher(hashes).Score(passages);
        var (stretches, titles) = new StretchMatcher(hashes).Score(passages);
        var companions = Companions(candidates);
        var unseen = UnseenWords(text, language, passages);
        var folded = phrases.Select(Fold).Where(phrase => phrase.Length > 0).ToList();
        using var windowQuestion = windows?.Open(vector, text);
        var factors = new List<RankingFactors>(passages.Count);
        for (var index = 0; index < passages.Count; index++)
        {
            var hit = candidates[index].Hit;
            var prepared = passages[index].Windows;
            factors.Add(new RankingFactors
            {
                Lexical = hit.Lexical,
                Dense = hit.Dense,
                Window = prepared is null ? hit.Dense : windowQuestion?.BestWindow(prepared) ?? hit.Dense,
                Pieces = prepared is null ? hit.Dense : windowQuestion?.NearestPieces(prepared) ?? hit.Dense,
                Stretch = stretches[index],
                Title = titles[index],
                Fragments = fragments[index],
                Pairs = pairs[index],
                Companion = companions[index],
                Unseen = unseen,
                Phrases = folded.Count(phrase => Has(passages[index].Words, phrase) || Has(passages[index].TitleWords, phrase)),
            });
        }

        var foreign = candidates.Select(c => LanguageDetector.AreDifferent(language, c.Found.Chunk.Language)).ToList();
        if (windowQuestion is not null && AcrossLanguages.OnlyForeignAreNear(factors, foreign))
        {
            for (var index = 0; index < passages.Count; index++)
            {
                if (foreign[index] && passages[index].Windows is { } prepared)
                {
                    factors[index] = factors[index] with { Translated = windowQuestion.NearestWords(prepared) };
                }
            }
        }

        return new CandidateRanking(factors, passages);
    }

    /// <summary>Two or three words do not tell their language; most of what they found does.</summary>
    private static string LanguageOf(string question, IReadOnlyList<(IndexHit Hit, CatalogChunk Found)> candidates)
    {
        var language = LanguageDetector.Detect(question);
        return language != LanguageDetector.Undetermined || candidates.Count == 0
            ? language
            : candidates.CountBy(c => c.Found.Chunk.Language).MaxBy(count => count.Value).Key;
    }

    /// <summary>Share of the question's words that no passage has in just this form.</summary>
    private static double UnseenWords(string question, string language, List<PreparedPassage> passages)
    {
        var words = TextAnalyzer.AnalyzeQuery(question, language).Where(term => term[0] == TextAnalyzer.ExactMark && term[1] != UnitTerms.Mark).Select(term => term[1..]).ToList();
        return words.Count == 0 ? 0 : words.Count(word => !passages.Exists(passage => Has(passage.Words, word) || Has(passage.TitleWords, word))) / (double)words.Count;
    }

    private static string Fold(string phrase)
    {
        var words = new StringBuilder();
        TextAnalyzer.Read(phrase, LanguageDetector.Undetermined, words, []);
        return words.ToString();
    }

    private static bool Has(string words, string phrase)
    {
        var at = words.IndexOf(phrase, StringComparison.Ordinal);
        while (at >= 0 && !((at == 0 || words[at - 1] == ' ') && (at + phrase.Length == words.Length || words[at + phrase.Length] == ' ')))
        {
            at = words.IndexOf(phrase, at + 1, StringComparison.Ordinal);
        }

        return at >= 0;
    }

    private static double[] Companions(IReadOnlyList<(IndexHit Hit, CatalogChunk Found)> candidates)
    {
        var best = new Dictionary<string, (double First, double Second)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (hit, found) in candidates)
        {
            var (first, second) = best.GetValueOrDefault(found.Document.Title);
            best[found.Document.Title] = hit.Lexical > first ? (hit.Lexical, first) : (first, Math.Max(second, hit.Lexical));
        }

        return [.. candidates.Select(c => best[c.Found.Document.Title] is var (first, second) && c.Hit.Lexical >= first ? second : first)];
    }
}
