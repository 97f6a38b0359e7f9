using RagLlama.Answering.Quoting;
using RagLlama.Answering.Relevance;
using RagLlama.Retrieval;

namespace RagLlama.Answering.FollowUps;

/// <summary>
/// Decides whether a short question goes on about what was asked before or is one of its own ("Part-time staff?", "What is the hotel limit?"). Both are searched: it
/// goes on when a passage found for the completed question speaks of both, and one of its sentences of what is asked now as much as any that the question finds alone. Rewriting a
/// question that needs none is the known danger of completing follow-ups (Vakulenko et al., "Question Rewriting for Conversational Question Answering", 2021).
/// </summary>
/// <param name="find">Under the asker's permissions.</param>
internal sealed class FollowUpChoice(Func<string, CancellationToken, Task<IReadOnlyList<RetrievedPassage>>> find)
{
    /// <summary>Share of the earlier question's words that a passage about it has.</summary>
    private const double AboutBefore = 0.5;

    public async Task<string> ChooseAsync(FollowUpReading reading, CancellationToken cancellationToken)
    {
        if (reading.IsCertain || reading.Carried.Count == 0)
        {
            return reading.Completed;
        }

        var asked = ContentTerms.Of(reading.Question, reading.Language);
        var before = ContentTerms.Of(string.Join(' ', reading.Carried), reading.CarriedLanguage);
        var alone = RelevanceSignals.NearestOf(await find(reading.Question, cancellationToken));
        var together = RelevanceSignals.NearestOf(await find(reading.Completed, cancellationToken));
        var most = alone.Select(passage => ShareOfSentence(asked, passage)).Append(0).Max();
        return together.Any(passage => ShareOfSentence(asked, passage) is > 0 and var share && share >= most && Share(before, RelevanceSignals.TermsOf(passage)) >= AboutBefore)
            ? reading.Completed
            : reading.Question;
    }

    /// <summary>Of the sentence that has most of the terms, under its headings: words far apart in a passage are not about one thing.</summary>
    private static double ShareOfSentence(IReadOnlyList<QuestionTerm> terms, RetrievedPassage passage)
    {
        var headings = PassageSentences.HeadingTermsOf(passage);
        return PassageSentences.Of(passage, rank: 0).Select(sentence => Share(terms, [.. sentence.Terms, .. headings])).Append(0).Max();
    }

    private static double Share(IReadOnlyList<QuestionTerm> terms, HashSet<string> present) =>
        terms.Count == 0 ? 0 : terms.Count(term => RelevanceSignals.Has(present, term)) / (double)terms.Count;
}
