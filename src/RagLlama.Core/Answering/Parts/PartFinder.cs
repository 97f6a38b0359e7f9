using RagLlama.Answering.Relevance;
using RagLlama.Retrieval;
using RagLlama.Security;

namespace RagLlama.Answering.Parts;

/// <summary>Finds passages for a question, and for each thing it asks for when there are several: no passage may hold all of them.</summary>
/// <param name="find">Under the asker's permissions, screened.</param>
internal sealed class PartFinder(Func<RetrievalQuery, Asker, CancellationToken, Task<IReadOnlyList<RetrievedPassage>>> find, RelevanceGate gate)
{
    /// <returns>The passages to answer from, and the parts that some of them answer: none when the question asks for one thing or none of its parts is answered.</returns>
    public async Task<(IReadOnlyList<RetrievedPassage> Passages, IReadOnlyList<QuestionPart> Parts)> FindAsync(
        RetrievalQuery query, Asker asker, CancellationToken cancellationToken)
    {
        var questions = QuestionSplitter.Split(query.Text);
        if (questions.Count == 1)
        {
            // Judged by the caller, but for a question that may have to be searched again.
            if (QuestionFrame.TopicOf(query.Text) is null)
            {
                return (await find(query, asker, cancellationToken), []);
            }

            var (asked, found, _) = await SearchAsync(query, asker, cancellationToken);
            return (found, asked == query.Text ? [] : [new QuestionPart(asked, found)]);
        }

        var whole = await find(query with { MergeNeighbours = false }, asker, cancellationToken);
        var parts = new List<QuestionPart>();
        var lists = new List<IReadOnlyList<RetrievedPassage>>();
        foreach (var question in questions)
        {
            var (asked, found, isAnswered) = await SearchAsync(query with { Text = question, MergeNeighbours = false }, asker, cancellationToken);
            if (isAnswered)
            {
                parts.Add(new QuestionPart(asked, PassageMerger.Merge(found)));
                lists.Add(found);
            }
        }

        return parts.Count == 0 ? (PassageMerger.Merge(whole), []) : (PartedPassages.InTurn([.. lists, whole], query.Limit), parts);
    }

    /// <summary>
    /// Searches for a question as it was asked, and where nothing answers it so, for what it asks without the words that ask a document to speak: the name of a document helps to find
    /// it, and cannot hide another.
    /// </summary>
    /// <returns>What was asked in the end and what was found for it; the question itself when neither is answered.</returns>
    private async Task<(string Asked, IReadOnlyList<RetrievedPassage> Found, bool IsAnswered)> SearchAsync(RetrievalQuery query, Asker asker, CancellationToken cancellationToken)
    {
        var found = await find(query, asker, cancellationToken);
        if (await PassesAsync(query, found, cancellationToken))
        {
            return (query.Text, found, true);
        }

        if (QuestionFrame.TopicOf(query.Text) is { } topic)
        {
            var narrowed = query with { Text = topic };
            var passages = await find(narrowed, asker, cancellationToken);
            if (await PassesAsync(narrowed, passages, cancellationToken))
            {
                return (topic, passages, true);
            }
        }

        return (query.Text, found, false);
    }

    private Task<bool> PassesAsync(RetrievalQuery query, IReadOnlyList<RetrievedPassage> found, CancellationToken cancellationToken) =>
        gate.PassesAsync(QuestionProfile.Of(query.Text), query.MergeNeighbours ? found : PassageMerger.Merge(found), cancellationToken);
}
