using System.Collections.Immutable;
using RagLlama.Documents;
using RagLlama.Sources;

namespace RagLlama.Connectors.Files;

/// <summary>How a source of files is described: its <c>paths</c> setting holds one absolute path a line.</summary>
public static class FilesSource
{
    public const string Connector = "files";

    private const string PathsSetting = "paths";
    private const string AccessSetting = "access";

    /// <param name="roots">Absolute paths of existing files and folders. Their last segments begin the external ids, so they must differ.</param>
    /// <param name="exceptions">Access lists of single documents and folders, by the start of their external id; the longest match counts.</param>
    /// <exception cref="FormatException">Two roots have the same last segment.</exception>
    public static SourceDefinition Create(
        string id, string name, IEnumerable<string> roots, AccessList access, IReadOnlyDictionary<string, AccessList>? exceptions = null)
    {
        var distinct = roots.Select(Normalise).Distinct().Order(StringComparer.Ordinal).ToList();
        var clash = distinct.GroupBy(Path.GetFileName).FirstOrDefault(g => g.Count() > 1);
        if (clash is not null)
        {
            throw new FormatException($"'{string.Join("' and '", clash)}' have the same name: give them to two sources with --source.");
        }

        return new SourceDefinition
        {
            Id = id,
            Name = name,
            Connector = Connector,
            Access = access,
            Settings = ImmutableSortedDictionary<string, string>.Empty
                .Add(PathsSetting, string.Join('\n', distinct))
                .Add(AccessSetting, string.Join('\n', (exceptions ?? ImmutableDictionary<string, AccessList>.Empty).Select(e => $"{e.Key}={e.Value}"))),
        };
    }

    public static IReadOnlyList<string> RootsOf(SourceDefinition source) =>
        source.Settings.GetValueOrDefault(PathsSetting, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The root's last segment and the path below it, with forward slashes: stays the same when the root is mounted elsewhere.</summary>
    public static string ExternalIdOf(string root, string path)
    {
        root = Normalise(root);
        var name = Path.GetFileName(root);
        return path == root ? name : name + "/" + Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
    }

    public static string Normalise(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>Access lists of single documents and folders, by the start of their external id.</summary>
    public static IReadOnlyDictionary<string, AccessList> ExceptionsOf(SourceDefinition source) =>
        source.Settings.GetValueOrDefault(AccessSetting, "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => (Rule: rule, End: rule.LastIndexOf('=')))
            .ToDictionary(r => r.Rule[..r.End], r => AccessList.Parse(r.Rule[(r.End + 1)..]));

    /// <summary>The document's own access list, or null where the source's counts.</summary>
    internal static AccessList? AccessOf(SourceDefinition source, string externalId)
    {
        var rules = ExceptionsOf(source).Where(r => externalId == r.Key || externalId.StartsWith(r.Key + "/", StringComparison.Ordinal)).ToList();
        return rules.Count == 0 ? null : rules.MaxBy(r => r.Key.Length).Value;
    }

    internal static string? PathOf(SourceDefinition source, string externalId)
    {
        foreach (var root in RootsOf(source))
        {
            var name = Path.GetFileName(root);
            if (externalId == name)
            {
                return root;
            }

            if (externalId.StartsWith(name + "/", StringComparison.Ordinal))
            {
                var path = Path.GetFullPath(Path.Combine(root, externalId[(name.Length + 1)..]));
                return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
            }
        }

        return null;
    }
}
