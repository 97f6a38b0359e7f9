using RagLlama.Documents;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Parts;

/// <summary>One list of passages out of what was found for the parts of a question.</summary>
internal static class PartedPassages
{
    /// <summary>The best of each list in turn, so that no part crowds out another; neighbours joined.</summary>
    /// <param name="lists">Chunk by chunk, best first.</param>
    public static IReadOnlyList<RetrievedPassage> InTurn(IReadOnlyList<IReadOnlyList<RetrievedPassage>> lists, int most)
    {
        var order = new List<RetrievedPassage>();
        for (var place = 0; place < lists.Max(l => l.Count); place++)
        {
            foreach (var list in lists.Where(l => l.Count > place))
            {
                if (order.Count < most && !order.Exists(p => p.Chunk.Id == list[place].Chunk.Id))
                {
                    order.Add(list[place]);
                }
            }
        }

        var rank = order.Select((passage, i) => (passage.Chunk.Id, i)).ToDictionary(p => p.Id, p => p.i);
        return [.. PassageMerger.Merge(order).OrderBy(p => p.Chunks.Min((Chunk c) => rank[c.Id]))];
    }
}
