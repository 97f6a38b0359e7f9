using RagLlama.Answering.Facts;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Quoting;

/// <summary>Ranks the sentences of passages by how likely they answer a question.</summary>
internal sealed class SentenceRanker(QuestionProfile question, IReadOnlyList<RetrievedPassage> passages, SentenceWeights weights)
{
    private readonly List<PassageSentence> sentences = [.. passages.SelectMany(PassageSentences.Of).Select(s => WithRanges(s, question))];

    public IReadOnlyList<PassageSentence> Sentences => sentences;

    /// <param name="cosines">Cosine of question and sentence, one for each of <see cref="Sentences"/>; empty without an embedder.</param>
    /// <param name="words">How near each sentence comes to the question word by word; empty where that is not asked.</param>
    /// <returns>Best first; headings are left out unless there is nothing else.</returns>
    public IReadOnlyList<RankedSentence> Rank(IReadOnlyList<double> cosines, IReadOnlyList<double> words)
    {
        var stems = InverseFrequencies((s, t) => s.Has(t));
        var exact = InverseFrequencies((s, t) => s.HasExactly(t));
        var total = question.Terms.Sum(t => ((1 - weights.Exact) * stems[t.Stem]) + (weights.Exact * exact[t.Stem]));
        var best = passages.Max(p => p.Score);
        var contexts = passages.Select(PassageSentences.HeadingTermsOf).ToList();
        var hard = question.Terms.Where(t => t.IsHard).ToList();
        var ranked = sentences.Select((sentence, index) =>
        {
            var before = sentence.Number > 0 ? sentences[index - 1] : null;
            var covered = question.Terms.Sum(t => ((1 - weights.Exact) * stems[t.Stem] * Presence(t, sentence, before, contexts[sentence.PassageRank]))
                + (sentence.HasExactly(t) ? weights.Exact * exact[t.Stem] : 0));
            var score = (weights.Coverage * (total > 0 ? covered / total : 0))
                + (weights.Passage * (best > 0 ? sentence.Passage.Score / best : 0))
                + (weights.Dense * (cosines.Count > 0 ? cosines[index] : 0))
                + (weights.Translated * (words.Count > 0 ? words[index] : 0))
                + (AnswersKind(sentence) ? KindWeight : 0)
                + (Definition.IsGivenBy(sentence, question) ? weights.Definition : 0)
                + (weights.Hard * (hard.Count > 0 ? hard.Count(t => contexts[sentence.PassageRank].Contains(t.Stem) || sentence.Has(t)) / (double)hard.Count : 0));
            return new RankedSentence(sentence, score, total > 0 ? covered / total : 0);
        });
        return [.. ranked.OrderBy(r => r.Sentence.IsHeading).ThenByDescending(r => r.Score)];
    }

    private static PassageSentence WithRanges(PassageSentence sentence, QuestionProfile question) => question.Amounts.Count == 0 ? sentence : sentence with
    {
        Within =
        [
            .. question.Amounts.Where(a => sentence.TableHeader is { } header ? AmountRange.HoldsInRow(sentence.Text, header, sentence.Language, a.Amount) : AmountRange.Holds(sentence.Facts, a.Amount))
                .Select(a => a.Stem),
        ],
    };

    /// <summary>Rarity among the candidate sentences: a word that all of them have tells nothing about which one answers.</summary>
    private Dictionary<string, double> InverseFrequencies(Func<PassageSentence, QuestionTerm, bool> has) => question.Terms.ToDictionary(
        t => t.Stem,
        t => sentences.Count(s => has(s, t)) is var n ? FocusFactor(t) * Math.Log(1 + ((sentences.Count - n + 0.5) / (n + 0.5))) : 0,
        StringComparer.Ordinal);

    private double FocusFactor(QuestionTerm term) => term.Stem == question.Focus ? weights.Focus : 1;

    private double Presence(QuestionTerm term, PassageSentence sentence, PassageSentence? before, HashSet<string> context) =>
        sentence.Has(term) ? 1 : context.Contains(term.Stem) || before?.Has(term) == true ? weights.Context : 0;

    /// <summary>Other questions can be answered without the kind of fact they seem to ask for; a price cannot.</summary>
    private double KindWeight => question.Kind == QuestionKind.Price ? 2 * weights.Kind : weights.Kind;

    private bool AnswersKind(PassageSentence sentence) => question.Kind switch
    {
        QuestionKind.When => sentence.Facts.Any(f => IsNew(f) && (f.Kind is FactKind.Date or FactKind.Time or FactKind.Weekday || IsYear(f))),
        QuestionKind.HowMany => sentence.Facts.Any(f => IsNew(f) && f.Kind is FactKind.Number),
        QuestionKind.HowMuch => sentence.Facts.Any(f => IsNew(f) && f.Kind is FactKind.Number),
        QuestionKind.Price => sentence.Facts.Any(f => IsNew(f) && f.Kind is FactKind.Number && (f.IsMoney || QuestionWords.SpeaksOfPrices(sentence.TableHeader))),
        QuestionKind.Who => HasNewName(sentence.Text),
        _ => false,
    };

    private bool IsNew(Fact fact) => !question.Facts.Any(fact.IsBorneOutBy);

    private static bool IsYear(Fact fact) => fact.Unit is null or "year" && fact.Values[0].Length == 4;

    private bool HasNewName(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            if (char.IsUpper(words[i][0]) && !question.Text.Contains(words[i].TrimEnd('.', ',', ';', ':'), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
