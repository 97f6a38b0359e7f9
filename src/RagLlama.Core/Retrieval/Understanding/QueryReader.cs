using System.Collections.Immutable;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Sources;

namespace RagLlama.Retrieval.Understanding;

/// <summary>
/// Reads a question as it was typed: takes its filters out and finds the sources they name. A source counts only if the asker may read something
/// in it, so that one nobody may know of and one that is not there give the same answer.
/// </summary>
public sealed class QueryReader(IDocumentCatalog catalog)
{
    /// <param name="sources">Ids or names of sources asked for beside the question; empty for all. A <c>source:</c> in the question narrows them further.</param>
    public async Task<QueryReading> ReadAsync(string question, IReadOnlyCollection<string> sources, Asker asker, CancellationToken cancellationToken)
    {
        var filters = QueryFilters.Parse(question);
        var known = filters.Sources.Count + sources.Count == 0 ? [] : await catalog.ListSourcesAsync(cancellationToken);
        var (typed, unknownTyped) = await FindAsync(filters.Sources, known, asker, cancellationToken);
        var (given, unknownGiven) = await FindAsync(sources, known, asker, cancellationToken);
        var problem = filters.Problems.FirstOrDefault()
            ?? ((unknownTyped ?? unknownGiven) is { } unknown ? new FilterProblem("source", unknown, await NamesAsync(known, asker, cancellationToken)) : null);
        return new QueryReading(RetrievalQuery.From(filters, typed, given), problem);
    }

    private async Task<(ImmutableHashSet<string> Ids, string? Unknown)> FindAsync(
        IReadOnlyCollection<string> wanted, IReadOnlyList<SourceDefinition> known, Asker asker, CancellationToken cancellationToken)
    {
        var ids = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var name in wanted)
        {
            var before = ids.Count;
            var alreadyFound = false;
            foreach (var source in known.Where(source => Names(source, name)))
            {
                alreadyFound |= ids.Contains(source.Id);
                if (await IsVisibleAsync(source, asker, cancellationToken))
                {
                    ids.Add(source.Id);
                }
            }

            if (ids.Count == before && !alreadyFound)
            {
                return (ids.ToImmutable(), name);
            }
        }

        return (ids.ToImmutable(), null);
    }

    private static bool Names(SourceDefinition source, string name) =>
        string.Equals(source.Id, name.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(source.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<SourceDefinition> known, Asker asker, CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in known)
        {
            if (await IsVisibleAsync(source, asker, cancellationToken))
            {
                names.Add(source.Name);
            }
        }

        return [.. names];
    }

    /// <summary>An admin sees every source in the portal anyway; managing is still not reading.</summary>
    private async Task<bool> IsVisibleAsync(SourceDefinition source, Asker asker, CancellationToken cancellationToken) =>
        asker.IsAdmin || (await catalog.ListAsync(asker, new DocumentFilter { SourceId = source.Id, Take = 1 }, manage: false, cancellationToken)).Total > 0;
}
