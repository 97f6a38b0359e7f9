using System.Collections.Immutable;
using RagLlama.Indexing;
using RagLlama.Sources;

namespace RagLlama.Answering.Agent;

/// <summary>The sources in which the asker may read something, within the question's scope. One nobody may know of is not there.</summary>
internal sealed class AgentSources(IDocumentCatalog catalog, AgentTask task)
{
    private const int Most = 50;

    private List<(SourceDefinition Source, int Documents)>? known;

    public int Count => known?.Count ?? 0;

    /// <returns>Ids; empty when the asker knows of no source of that name.</returns>
    public async Task<ImmutableHashSet<string>> FindAsync(string name, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(cancellationToken)).Select(s => s.Source).Where(s => Names(s, name.Trim())).Select(s => s.Id)];

    public async Task<string> DescribeAsync(CancellationToken cancellationToken) =>
        string.Join('\n', (await ReadAsync(cancellationToken)).Select(s => $"{s.Source.Name}: {s.Documents} documents"));

    private async Task<List<(SourceDefinition Source, int Documents)>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = new List<(SourceDefinition, int)>();
        foreach (var source in (await catalog.ListSourcesAsync(cancellationToken)).Where(s => task.Query.SourceIds.IsEmpty || task.Query.SourceIds.Contains(s.Id)))
        {
            var documents = (await catalog.ListAsync(task.Asker, new DocumentFilter { SourceId = source.Id, Take = 1 }, manage: false, cancellationToken)).Total;
            if (documents > 0 && found.Count < Most)
            {
                found.Add((source, documents));
            }
        }

        return known = found;
    }

    private static bool Names(SourceDefinition source, string name) =>
        string.Equals(source.Id, name, StringComparison.OrdinalIgnoreCase) || string.Equals(source.Name.Trim(), name, StringComparison.OrdinalIgnoreCase);
}
