using System.Collections.Immutable;
using System.ComponentModel;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Agent;

/// <summary>
/// The functions a model may call for one question. The asker is part of the object and no argument: every call reads under the asker's permissions
/// through the same ports as everybody else, whatever the model was talked into. Results are untrusted text, made harmless and fenced.
/// </summary>
public sealed class AgentFunctions
{
    private const int PassagesOfSearch = 5;
    private const int PartsOfRead = 4;
    private const int MostParts = 100_000;
    private const string NotThere = "There is no such document, or it may not be read here. Use a mark such as D2 from a search.";

    private readonly AgentTask task;
    private readonly IPassageFinder finder;
    private readonly IDocumentCatalog catalog;
    private readonly AgentSources sources;
    private readonly AgentText text;
    private readonly Func<IReadOnlyList<RetrievedPassage>, CancellationToken, Task<IReadOnlyList<RetrievedPassage>>> screen;

    internal AgentFunctions(
        AgentTask task, IPassageFinder finder, IDocumentCatalog catalog, AgentText text,
        Func<IReadOnlyList<RetrievedPassage>, CancellationToken, Task<IReadOnlyList<RetrievedPassage>>> screen) =>
        (this.task, this.finder, this.catalog, this.text, this.screen, sources) = (task, finder, catalog, text, screen, new AgentSources(catalog, task));

    internal AgentNotes Notes { get; } = new();

    /// <summary>What the last call came to; null before the first, and when the last one failed.</summary>
    internal AgentOutcome? Outcome { get; set; }

    [Description("Finds passages of the documents, best first.")]
    public async Task<string> SearchDocumentsAsync(
        [Description("What to look for: one fact, in a few words.")] string query,
        [Description("Name of one source to search in; leave it out to search everywhere.")] string? source = null,
        CancellationToken cancellationToken = default)
    {
        var scope = task.Query.SourceIds;
        if (!string.IsNullOrWhiteSpace(source))
        {
            var named = await sources.FindAsync(source, cancellationToken);
            if (named.IsEmpty)
            {
                return Mistake("There is no such source. " + text.Fence(await sources.DescribeAsync(cancellationToken)));
            }

            scope = named;
        }

        var found = await screen(await SearchAsync(query, scope, cancellationToken), cancellationToken);
        Notes.AddSearch(query, found);
        Outcome = new AgentOutcome(AgentStepKind.Search, query, found.Count, Documents(found));
        return found.Count == 0 ? "Nothing was found. Try other words, or reply READY." : text.Passages(found, Notes);
    }

    [Description("Reads on in a document that a search has found.")]
    public async Task<string> ReadDocumentAsync(
        [Description("The document's mark, such as D2.")] string document,
        [Description("Which part of it to begin with, from 1; leave it out to read where the search found something.")] int? part = null,
        CancellationToken cancellationToken = default)
    {
        if (Notes.DocumentOf(document) is not { } id || await catalog.FindReadableAsync(task.Asker, id, cancellationToken) is not { } record || !Allows(record))
        {
            return Mistake(NotThere);
        }

        var from = Math.Clamp(part is { } asked ? asked - 1 : Notes.FirstUnread(id), 0, MostParts);
        var chunks = await catalog.ReadChunkRangeAsync(task.Asker, id, from, from + PartsOfRead - 1, cancellationToken);
        var read = await screen([.. chunks.Where(c => Speaks(c.Chunk)).Select(Notes.AsPassage)], cancellationToken);
        Notes.AddReading(read);
        Outcome = new AgentOutcome(AgentStepKind.Read, record.Title, read.Count, [id]);
        return read.Count == 0 ? "The document has no such part." : text.Passages(read, Notes);
    }

    [Description("Names the places that documents come from.")]
    public async Task<string> ListSourcesAsync(CancellationToken cancellationToken = default)
    {
        var described = await sources.DescribeAsync(cancellationToken);
        Outcome = new AgentOutcome(AgentStepKind.Sources, "", sources.Count, []);
        return described.Length == 0 ? "There are no sources." : text.Fence(described);
    }

    /// <summary>The question as it was asked, searched as without an agent: what the research finds can only add to it.</summary>
    internal async Task SearchQuestionAsync(CancellationToken cancellationToken) =>
        Notes.AddSearch(task.Query.Text, await screen(await finder.FindAsync(task.Query with { MergeNeighbours = false }, task.Asker, cancellationToken), cancellationToken));

    private async Task<IReadOnlyList<RetrievedPassage>> SearchAsync(string query, ImmutableHashSet<string> scope, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(query)
            ? []
            : await finder.FindAsync(
                task.Query with { Text = query.Trim(), SourceIds = scope, Phrases = [], Limit = PassagesOfSearch, MergeNeighbours = false, Explain = false }, task.Asker, cancellationToken);

    /// <summary>The filters of the question bind reading as they bind searching.</summary>
    private bool Allows(DocumentRecord document)
    {
        var day = document.ModifiedAt is { } modified ? DateOnly.FromDateTime(modified.UtcDateTime) : (DateOnly?)null;
        return (task.Query.SourceIds.IsEmpty || task.Query.SourceIds.Contains(document.SourceId))
            && (task.Query.After is not { } after || day >= after)
            && (task.Query.Before is not { } before || day <= before);
    }

    private bool Speaks(Chunk chunk) => task.Query.Languages.IsEmpty || task.Query.Languages.Contains(chunk.Language);

    private string Mistake(string answer)
    {
        Outcome = new AgentOutcome(AgentStepKind.Mistake, "", 0, []);
        return answer;
    }

    private static List<DocumentId> Documents(IReadOnlyList<RetrievedPassage> passages) => [.. passages.Select(p => p.Document.Id).Distinct()];
}
