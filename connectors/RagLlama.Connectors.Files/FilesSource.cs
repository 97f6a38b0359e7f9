using System.Collections.Immutable;
using RagLlama.Documents;
using RagLlama.Sources;

namespace RagLlama.Connectors.Files;

/// <summary>How a source of files is described: its <c>paths</c> setting holds one absolute path a line.</summary>
public static class FilesSource
{
    public const string Connector = "files";

    private const string PathsSetting = "paths";

    /// <param name="roots">Absolute paths of existing files and folders. Their last segments begin the external ids, so they must differ.</param>
    /// <exception cref="FormatException">Two roots have the same last segment.</exception>
    public static SourceDefinition Create(string id, string name, IEnumerable<string> roots, AccessList access)
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
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add(PathsSetting, string.Join('\n', distinct)),
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
