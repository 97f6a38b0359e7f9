using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using RagLlama.Answering.Quoting;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering.Relevance;

/// <summary>
/// Decides whether the passages found can answer the question at all; if not, no writer and no model is called. A logistic function of
/// <see cref="RelevanceSignals"/>, fitted on one half of the questions of eight public sets in seven languages, each asked of a corpus of which half
/// the passages were taken out: those whose passage was left against those whose passage was gone.
/// docs/relevance-threshold.md has the curve and how to compute it again.
/// </summary>
internal sealed class RelevanceGate(IOptions<AnsweringOptions> options, IEmbeddingGenerator<string, Embedding<float>>? embedder)
{
    private const double Bias = -2.98;
    private const double LexicalWeight = 1.97;
    private const double SentenceWeight = 3.52;
    private const double HardMissingWeight = -0.85;
    private const double HardAbsentWeight = -1.15;
    private const double DenseWeight = 1.11;
    private const double SentenceDenseWeight = 1.57;
    private const double FragmentsWeight = 1.48;
    private const double PairsWeight = 0.69;
    private const double UnseenWeight = -1.21;

    /// <returns>True when the passages are worth writing from.</returns>
    public async Task<bool> PassesAsync(QuestionProfile question, IReadOnlyList<RetrievedPassage> passages, CancellationToken cancellationToken)
    {
        if (passages.Count == 0)
        {
            return false;
        }

        var signals = RelevanceSignals.Of(question, passages);
        signals = signals with { SentenceDense = await BestSentenceAsync(question.Text, passages, cancellationToken) ?? signals.Dense };
        return Chance(signals) >= options.Value.RelevanceThreshold
            || (IsAcrossLanguages(question, passages) && signals.Dense >= options.Value.CrossLanguageCosine);
    }

    private async Task<double?> BestSentenceAsync(string question, IReadOnlyList<RetrievedPassage> passages, CancellationToken cancellationToken)
    {
        var sentences = RelevanceSignals.SentencesToCompare(passages);
        if (embedder is null || sentences.Count == 0)
        {
            return null;
        }

        var vectors = await embedder.GenerateAsync(sentences.Prepend(question), cancellationToken: cancellationToken);
        return vectors.Skip(1).Max(v => Cosine.Of(vectors[0].Vector.Span, v.Vector.Span));
    }

    /// <summary>Estimated chance, 0 to 1, that a passage answers the question, with as many answerable as unanswerable questions.</summary>
    private static double Chance(RelevanceSignals signals)
    {
        var evidence = Bias
            + (LexicalWeight * signals.Lexical)
            + (SentenceWeight * signals.SentenceCoverage)
            + (HardMissingWeight * signals.HardMissing)
            + (HardAbsentWeight * signals.HardAbsent)
            + (DenseWeight * signals.Dense)
            + (SentenceDenseWeight * signals.SentenceDense)
            + (FragmentsWeight * signals.Fragments)
            + (PairsWeight * signals.Pairs)
            + (UnseenWeight * signals.Unseen);
        return 1 / (1 + Math.Exp(-evidence));
    }

    /// <summary>Words cannot meet across languages, so there the vectors alone decide.</summary>
    private static bool IsAcrossLanguages(QuestionProfile question, IReadOnlyList<RetrievedPassage> passages)
    {
        var nearest = passages.MaxBy(p => p.Dense)!;
        var language = PassageSentences.LanguageOf(nearest.Chunk, nearest);
        return question.Language != LanguageDetector.Undetermined && language != LanguageDetector.Undetermined && language != question.Language;
    }
}
