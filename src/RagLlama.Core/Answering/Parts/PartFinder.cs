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
            return (await find(query, asker, cancellationToken), []);
        }

        var whole = await find(query with { MergeNeighbours = false }, asker, cancellationToken);
        var parts = new List<QuestionPart>();
        var lists = new List<IReadOnlyList<RetrievedPassage>>();
        foreach (var question in questions)
        {
            var found = await find(query with { Text = question, MergeNeighbours = false }, asker, cancellationToken);
            var merged = PassageMerger.Merge(found);
            if (await gate.PassesAsync(QuestionProfile.Of(question), merged, cancellationToken))
            {
                parts.Add(new QuestionPart(question, merged));
                lists.Add(found);
            }
        }

        return parts.Count == 0 ? (PassageMerger.Merge(whole), []) : (PartedPassages.InTurn([.. lists, whole], query.Limit), parts);
    }
}
