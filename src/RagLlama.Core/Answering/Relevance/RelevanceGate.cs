using Microsoft.Extensions.Options;
using RagLlama.Answering.Quoting;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering.Relevance;

/// <summary>
/// Decides whether the passages found can answer the question at all; if not, no writer and no model is called. A logistic function of
/// <see cref="RelevanceSignals"/>, fitted on ten public question sets in eight languages: questions with their answer in the corpus against the
/// same questions with the passage taken out, with the whole topic taken out, and questions of another corpus.
/// docs/relevance-threshold.md has the curve and how to compute it again.
/// </summary>
internal sealed class RelevanceGate(IOptions<AnsweringOptions> options)
{
    private const double Bias = -3.90;
    private const double LexicalWeight = 9.43;
    private const double SentenceWeight = 2.44;
    private const double HardMissingWeight = -0.38;
    private const double HardAbsentWeight = -1.30;

    /// <returns>True when the passages are worth writing from.</returns>
    public bool Passes(QuestionProfile question, IReadOnlyList<RetrievedPassage> passages)
    {
        if (passages.Count == 0)
        {
            return false;
        }

        var signals = RelevanceSignals.Of(question, passages);
        if (Environment.GetEnvironmentVariable("RL_DUMP") is { } f) { File.AppendAllText(f, System.Text.Json.JsonSerializer.Serialize(new { q = question.Text, signals, x = IsAcrossLanguages(question, passages), lang = question.Language, hard = question.Terms.Where(t => t.IsHard).Select(t => t.Stem) }) + "\n"); }
        return Chance(signals) >= options.Value.RelevanceThreshold
            || (IsAcrossLanguages(question, passages) && signals.Dense >= options.Value.CrossLanguageCosine);
    }

    /// <summary>Estimated chance, 0 to 1, that a passage answers the question, with as many answerable as unanswerable questions.</summary>
    public static double Chance(RelevanceSignals signals)
    {
        var evidence = Bias
            + (LexicalWeight * signals.Lexical)
            + (SentenceWeight * signals.SentenceCoverage)
            + (HardMissingWeight * signals.HardMissing)
            + (HardAbsentWeight * signals.HardAbsent);
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
