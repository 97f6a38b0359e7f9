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
            var found = await find(query, asker, cancellationToken);
            return await TopicAsync(query, query.Text, found, asker, cancellationToken) is var (topic, passages) ? (passages, [new QuestionPart(topic, passages)]) : (found, []);
        }

        var whole = await find(query with { MergeNeighbours = false }, asker, cancellationToken);
        var parts = new List<QuestionPart>();
        var lists = new List<IReadOnlyList<RetrievedPassage>>();
        foreach (var question in questions)
        {
            var (asked, found) = (question, await find(query with { Text = question, MergeNeighbours = false }, asker, cancellationToken));
            if (await TopicAsync(query with { MergeNeighbours = false }, question, found, asker, cancellationToken) is var (topic, passages))
            {
                (asked, found) = (topic, passages);
            }

            var merged = PassageMerger.Merge(found);
            if (await PassesAsync(asked, merged, cancellationToken))
            {
                parts.Add(new QuestionPart(asked, merged));
                lists.Add(found);
            }
        }

        return parts.Count == 0 ? (PassageMerger.Merge(whole), []) : (PartedPassages.InTurn([.. lists, whole], query.Limit), parts);
    }

    /// <summary>What is asked without the words that ask a document to speak, where only with them nothing answers it: so the name of a document helps to find it, and cannot hide another.</summary>
    /// <returns>Null when there are no such words, or they do no harm, or nothing answers without them either.</returns>
    private async Task<(string Topic, IReadOnlyList<RetrievedPassage> Passages)?> TopicAsync(
        RetrievalQuery query, string question, IReadOnlyList<RetrievedPassage> found, Asker asker, CancellationToken cancellationToken)
    {
        if (QuestionFrame.TopicOf(question) is not { } topic || await PassesAsync(question, Merged(found), cancellationToken))
        {
            return null;
        }

        var passages = await find(query with { Text = topic }, asker, cancellationToken);
        return await PassesAsync(topic, Merged(passages), cancellationToken) ? (topic, passages) : null;

        IReadOnlyList<RetrievedPassage> Merged(IReadOnlyList<RetrievedPassage> list) => query.MergeNeighbours ? list : PassageMerger.Merge(list);
    }

    private Task<bool> PassesAsync(string question, IReadOnlyList<RetrievedPassage> passages, CancellationToken cancellationToken) =>
        gate.PassesAsync(QuestionProfile.Of(question), passages, cancellationToken);
}
