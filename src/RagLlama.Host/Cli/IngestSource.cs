using System.Text;
using RagLlama.Connectors.Files;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Security;
using RagLlama.Sources;

namespace RagLlama.Host.Cli;

/// <summary>Finds or makes the source that <c>ingest PATH…</c> feeds.</summary>
internal static class IngestSource
{
    /// <returns>The source, and the external ids below which this run compares.</returns>
    public static async Task<(SourceDefinition Source, IReadOnlyList<string> Prefixes)> SaveAsync(
        IDocumentCatalog catalog, IReadOnlyList<string> roots, string? name, AccessList? access, CancellationToken cancellationToken)
    {
        var normalised = roots.Select(FilesSource.Normalise).ToList();
        name ??= normalised.Count == 1 && Directory.Exists(normalised[0]) ? Path.GetFileName(normalised[0]) : "files";
        var id = Slug(name);
        var known = await catalog.FindSourceAsync(id, cancellationToken);
        if (known is not null && known.Connector != FilesSource.Connector)
        {
            throw new BadInputException($"--source: '{id}' is a source of kind '{known.Connector}'; choose another name.");
        }

        var kept = known is null ? [] : FilesSource.RootsOf(known);
        var owner = access ?? known?.Access ?? AccessList.Of(Principal.User(LocalAdmin.UserId));
        var source = FilesSource.Create(id, known?.Name ?? name, kept.Concat(normalised), owner, known is null ? null : FilesSource.ExceptionsOf(known));
        await catalog.SaveSourceAsync(source, cancellationToken);
        return (source, [.. normalised.Select(r => FilesSource.ExternalIdOf(r, r))]);
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Trim().ToLowerInvariant())
        {
            slug.Append(char.IsLetterOrDigit(c) ? c : '-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length > 0 ? text : throw new BadInputException($"--source: '{name}' has no letter or digit.");
    }
}
