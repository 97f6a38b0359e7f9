using System.Reflection;
using System.Text.Json;

namespace RagLlama.Inference.Models;

/// <summary>The models this version knows.</summary>
public static class ModelManifests
{
    private const string Prefix = "models/";

    private static readonly Lazy<IReadOnlyList<ModelManifest>> Known = new(Read);

    /// <summary>Ordered by id.</summary>
    public static IReadOnlyList<ModelManifest> All => Known.Value;

    public static ModelManifest? Find(string id) => All.FirstOrDefault(m => string.Equals(m.Id, id, StringComparison.OrdinalIgnoreCase));

    private static List<ModelManifest> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => Read(assembly, n)).OrderBy(m => m.Id, StringComparer.Ordinal)];
    }

    private static ModelManifest Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<ModelManifest>(stream, ModelJson.Format)!;
    }
}
