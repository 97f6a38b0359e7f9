using Microsoft.Extensions.Options;
using RagLlama.Answering.Quoting;
using RagLlama.Retrieval;
using RagLlama.Retrieval.Ranking;
using RagLlama.Text;

namespace RagLlama.Answering.Relevance;

/// <summary>
/// Decides whether the passages found can answer the question at all; if not, no writer and no model is called. A logistic function of
/// <see cref="RelevanceSignals"/>, fitted on one half of the questions of eight public sets in seven languages, each asked of a corpus of which half
/// the passages were taken out: those whose passage was left against those whose passage was gone.
/// docs/relevance-threshold.md has the curve and how to compute it again.
/// </summary>
internal sealed class RelevanceGate(IOptions<AnsweringOptions> options, EvidenceEmbedder? evidence)
{
    private const double Bias = -3.25;
    private const double LexicalWeight = 2.59;
    private const double SentenceWeight = 3.35;
    private const double HardMissingWeight = -0.46;
    private const double HardAbsentWeight = -1.39;
    private const double DenseWeight = 1.19;
    private const double SentenceDenseWeight = 2.39;
    private const double FragmentsWeight = 0.94;
    private const double PairsWeight = 0.47;
    private const double UnseenWeight = -1.31;

    // Chosen on one half of SQuAD 2.0's articles, the others held fast: the first two alone decide, as a reader would let them.
    private const double UnmetDenialWeight = -5;
    private const double OpposedWeight = -5;
    private const double NumbersMissingWeight = -1.2;
    private const double YearsMissingWeight = -2;

    // Fitted on the even questions of eight pairs of languages, each asked of a corpus of which half the passages were taken out.
    private const double AcrossBias = -1;
    private const double AcrossLeadWeight = 7.3;
    private const double AcrossLexicalWeight = -1.4;
    private const double AcrossSentenceWeight = 2.7;
    private const double AcrossSentenceDenseWeight = 3.4;
    private const double AcrossHardMissingWeight = -1.2;

    /// <returns>True when the passages are worth writing from.</returns>
    public async Task<bool> PassesAsync(QuestionProfile question, IReadOnlyList<RetrievedPassage> passages, CancellationToken cancellationToken)
    {
        if (passages.Count == 0)
        {
            return false;
        }

        passages = evidence is null ? passages : await evidence.CompareAsync(question.Text, passages, cancellationToken);
        var ranker = new SentenceRanker(question, RelevanceSignals.NearestOf(passages), SentenceWeights.Default);
        var signals = RelevanceSignals.Of(question, passages, ranker.Sentences);
        var cosines = evidence is null ? [] : await evidence.CompareAsync(question.Text, ranker.Sentences.Select(RelevanceSignals.InContext), cancellationToken);
        if (ranker.Rank(cosines, words: []) is [var best, ..])
        {
            signals = signals with
            {
                SentenceDense = NearestSentence(ranker.Sentences, cosines) ?? signals.Dense,
                UnmetDenial = DenialWords.AreAskedFor(question.Text, question.Language) && !DenialWords.In(best.Sentence.Text, best.Sentence.Language),
                Opposed = OppositeWords.Divide(question.Text, best.Sentence.Text, question.Language),
                NumbersMissing = question.Terms.Count(t => t.IsNumber && !best.Sentence.Has(t)),
                YearsMissing = QuestionYears.AreMissing(question, best.Sentence.Passage),
            };
        }

        return Chance(signals) >= options.Value.RelevanceThreshold
            || ChanceAcrossLanguages(signals, passages) >= options.Value.CrossLanguageThreshold
            || (IsAcrossLanguages(question, passages) && signals.Dense >= options.Value.CrossLanguageCosine);
    }

    private static double? NearestSentence(IReadOnlyList<PassageSentence> sentences, IReadOnlyList<double> cosines) =>
        cosines.Count == 0 ? null : sentences.Zip(cosines).Where(s => !s.First.IsHeading).Select(s => (double?)s.Second).DefaultIfEmpty().Max();

    /// <summary>Estimated chance, 0 to 1, that a passage answers the question, with as many answerable as unanswerable questions.</summary>
    private static double Chance(RelevanceSignals signals) => Logistic(
        Bias
            + (LexicalWeight * signals.Lexical)
            + (SentenceWeight * signals.SentenceCoverage)
            + (HardMissingWeight * signals.HardMissing)
            + (HardAbsentWeight * signals.HardAbsent)
            + (DenseWeight * signals.Dense)
            + (SentenceDenseWeight * signals.SentenceDense)
            + (FragmentsWeight * signals.Fragments)
            + (PairsWeight * signals.Pairs)
            + (UnseenWeight * signals.Unseen)
            + (UnmetDenialWeight * (signals.UnmetDenial ? 1 : 0))
            + (OpposedWeight * (signals.Opposed ? 1 : 0))
            + (NumbersMissingWeight * signals.NumbersMissing)
            + (YearsMissingWeight * (signals.YearsMissing ? 1 : 0)));

    /// <summary>
    /// The same where all passages found are in other languages than the question; 0 where one is in its own: those were judged already, and would be quoted first.
    /// </summary>
    private static double ChanceAcrossLanguages(RelevanceSignals signals, IReadOnlyList<RetrievedPassage> passages)
    {
        if (!AcrossLanguages.IsAllThatWasFound(passages))
        {
            return 0;
        }

        // How near passages come word by word differs from question to question: by how much the nearest leads tells more.
        var near = passages.Select(p => p.Factors!.Translated!.Value).OrderDescending().ToList();
        var lead = near.Count > 1 ? near[0] - near.Skip(1).Average() : 0;
        return Logistic(
            AcrossBias
            + (AcrossLeadWeight * lead)
            + (AcrossLexicalWeight * signals.Lexical)
            + (AcrossSentenceWeight * signals.SentenceCoverage)
            + (AcrossSentenceDenseWeight * signals.SentenceDense)
            + (AcrossHardMissingWeight * signals.HardMissing));
    }

    private static double Logistic(double evidence) => 1 / (1 + Math.Exp(-evidence));

    /// <summary>The nearest passage is in another language than the question.</summary>
    private static bool IsAcrossLanguages(QuestionProfile question, IReadOnlyList<RetrievedPassage> passages)
    {
        var nearest = passages.MaxBy(p => p.Dense)!;
        return LanguageDetector.AreDifferent(question.Language, PassageSentences.LanguageOf(nearest.Chunk, nearest));
    }
}
