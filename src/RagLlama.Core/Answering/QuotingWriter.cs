using System.Runtime.CompilerServices;
using RagLlama.Answering.Parts;
using RagLlama.Answering.Quoting;
using RagLlama.Answering.Relevance;
using RagLlama.Documents;
using RagLlama.Retrieval.Ranking;

namespace RagLlama.Answering;

/// <summary>Answers without a model: the best sentences for the question, verbatim, best first, each with its citation; then where else to look.</summary>
/// <param name="evidence">Helps to rank sentences; null ranks by words alone.</param>
internal sealed class QuotingWriter(EvidenceEmbedder? evidence = null) : IAnswerWriter
{
    public const string Name = "quotes";

    /// <summary>A sentence in another language than the answer's is taken only when nothing else comes near.</summary>
    private const double OtherLanguage = 0.8;

    /// <summary>And so is one from another document than those that are asked for by name; docs/relevance-threshold.md has the figures.</summary>
    private const double OtherDocument = 0.8;

    public async IAsyncEnumerable<WriterEvent> WriteAsync(AnswerTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var choice = await ChooseAsync(task, cancellationToken);
        var number = 0;
        foreach (var sentence in choice.Quotes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            var text = string.Join(' ', TableRow.WithHeader(sentence.Text, sentence.TableHeader).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            yield return new WriterEvent.Cited(CitationMaker.Of(sentence, number));
            yield return new WriterEvent.Wrote((number > 1 ? " " : "") + text + $" [{number}]");
            yield return new WriterEvent.Checked(new AnswerSentence(text, SupportStatus.Supported, [number]));
        }

        var quoted = number;
        foreach (var sentence in choice.SeeAlso)
        {
            yield return new WriterEvent.Cited(CitationMaker.Of(sentence, ++number) with { SeeAlso = true });
        }

        if (number > quoted)
        {
            yield return new WriterEvent.Wrote("\n\n" + SeeAlsoNote.Of(Enumerable.Range(quoted + 1, number - quoted), task.Language));
        }

        yield return new WriterEvent.Finished(new WriterOutcome { Writer = Name, Reason = number == 0 ? NoAnswerReason.NothingRelevant : null });
    }

    private async Task<QuoteChoice> ChooseAsync(AnswerTask task, CancellationToken cancellationToken)
    {
        var parts = task.Parts.Count > 0 ? task.Parts : [new QuestionPart(task.Question, task.Passages)];
        var named = NamedDocument.In(task.Question, parts.SelectMany(p => p.Passages));
        var choices = new List<QuoteChoice>();
        foreach (var part in parts)
        {
            choices.Add(QuoteChoice.Of(await RankAsync(part, named, task.Language, cancellationToken), SentenceWeights.Default.Second, named));
        }

        return QuoteChoice.Join(choices);
    }

    private async Task<IReadOnlyList<RankedSentence>> RankAsync(
        QuestionPart part, IReadOnlySet<DocumentId> named, string language, CancellationToken cancellationToken)
    {
        var question = QuestionFrame.TopicOf(part.Question) ?? part.Question;
        var ranker = new SentenceRanker(QuestionProfile.Of(question), part.Passages, SentenceWeights.Default);
        var cosines = evidence is null ? [] : await evidence.CompareAsync(question, ranker.Sentences.Select(s => s.Text), cancellationToken);
        var words = evidence is null || !AcrossLanguages.IsAllThatWasFound(part.Passages) ? [] : await evidence.CompareWordsAsync(question, ranker.Sentences.Select(s => s.Text), cancellationToken);
        return
        [
            .. ranker.Rank(cosines, words)
                .Select(r => r with { Score = r.Score * LanguageFactor(language, r.Sentence) * DocumentFactor(named, r.Sentence), Sentence = Announcement.Complete(r.Sentence, ranker.Sentences) })
                .OrderBy(r => r.Sentence.IsHeading)
                .ThenByDescending(r => r.Score),
        ];
    }

    private static double DocumentFactor(IReadOnlySet<DocumentId> named, PassageSentence sentence) =>
        named.Count == 0 || named.Contains(sentence.Chunk.DocumentId) ? 1 : OtherDocument;

    private static double LanguageFactor(string wanted, PassageSentence sentence)
    {
        var language = PassageSentences.LanguageOf(sentence.Chunk, sentence.Passage);
        return language == wanted || language == Text.LanguageDetector.Undetermined ? 1 : OtherLanguage;
    }
}
