using System.Globalization;
using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Agent;

/// <summary>What has been found so far. Passages have marks P1, P2, …, documents D1, D2, …: a model copies them without a slip.</summary>
internal sealed partial class AgentNotes
{
    private readonly List<RetrievedPassage> passages = [];
    private readonly Dictionary<ChunkId, int> places = [];
    private readonly List<DocumentId> documents = [];
    private readonly List<List<ChunkId>> lists = [];
    private readonly List<AgentSearch> searches = [];

    public IReadOnlyList<AgentSearch> Searches => searches;

    public int NumberOf(RetrievedPassage passage) => places[passage.Chunk.Id] + 1;

    public int NumberOf(DocumentId document) => documents.IndexOf(document) + 1;

    public void AddSearch(string query, IReadOnlyList<RetrievedPassage> found)
    {
        searches.Add(new AgentSearch(query, found));
        Add(found);
    }

    public void AddReading(IReadOnlyList<RetrievedPassage> read) => Add(read);

    /// <summary>The document a model means: by a mark it has been given, or by an id. Knowing one is no permission to read it.</summary>
    public DocumentId? DocumentOf(string named)
    {
        var name = named.Trim().Trim('[', ']', '"');
        if (Mark().Match(name) is { Success: true } mark && int.TryParse(mark.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return mark.Groups["kind"].Value is "P" or "p"
                ? number >= 1 && number <= passages.Count ? passages[number - 1].Document.Id : null
                : number >= 1 && number <= documents.Count ? documents[number - 1] : null;
        }

        return DocumentId.TryParse(name, out var id) ? id : null;
    }

    /// <summary>Number of the chunk that follows the first one known of the document: a reading goes on from there.</summary>
    public int FirstUnread(DocumentId document)
    {
        var known = passages.Where(p => p.Document.Id == document).Select(p => p.Chunk.Number).ToHashSet();
        if (known.Count == 0)
        {
            return 0;
        }

        var next = passages.First(p => p.Document.Id == document).Chunk.Number;
        while (known.Contains(next))
        {
            next++;
        }

        return next;
    }

    /// <summary>A chunk that was read rather than found stands as high as the best passage of its document.</summary>
    public RetrievedPassage AsPassage(CatalogChunk read)
    {
        var score = passages.Where(p => p.Document.Id == read.Document.Id).Select(p => p.Score).DefaultIfEmpty().Max();
        return PassageMerger.Single(new IndexHit(read.Chunk.Id, read.Document.Id, score, 0, 0), read);
    }

    /// <summary>
    /// The passages to answer from: those the model names first, then the best of each search and reading in turn, so that no hop of the question is
    /// crowded out by another. Neighbours are joined.
    /// </summary>
    /// <param name="ready">The model's last word, such as READY P2 P5.</param>
    public IReadOnlyList<RetrievedPassage> Best(string ready, int most)
    {
        var named = Marks().Matches(ready).Select(m => int.Parse(m.ValueSpan[1..], NumberStyles.None, CultureInfo.InvariantCulture) - 1).Where(i => i >= 0 && i < passages.Count);
        var order = named.Concat(InTurn()).Distinct().Take(most).Select(i => passages[i]).ToList();
        var rank = order.Select((passage, i) => (passage.Chunk.Id, i)).ToDictionary(p => p.Id, p => p.i);
        return [.. PassageMerger.Merge(order).OrderBy(p => p.Chunks.Min(c => rank[c.Id]))];
    }

    private IEnumerable<int> InTurn()
    {
        for (var place = 0; place < lists.Select(l => l.Count).DefaultIfEmpty().Max(); place++)
        {
            foreach (var list in lists.Where(l => l.Count > place))
            {
                yield return places[list[place]];
            }
        }
    }

    private void Add(IReadOnlyList<RetrievedPassage> found)
    {
        lists.Add([.. found.Select(p => p.Chunk.Id)]);
        foreach (var passage in found)
        {
            if (places.TryAdd(passage.Chunk.Id, passages.Count))
            {
                passages.Add(passage);
            }

            if (!documents.Contains(passage.Document.Id))
            {
                documents.Add(passage.Document.Id);
            }
        }
    }

    [GeneratedRegex(@"^(?<kind>[DdPp])(?<number>[0-9]{1,4})$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\bP[0-9]{1,4}\b")]
    private static partial Regex Marks();
}
