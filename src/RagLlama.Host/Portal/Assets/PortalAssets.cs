using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace RagLlama.Host.Portal.Assets;

/// <summary>
/// Styles, scripts and pictures of the portal, embedded in the assembly and held in memory (under 100 KB together). Their address holds a
/// version made from all of them, so that a browser may keep them for good.
/// </summary>
public sealed class PortalAssets
{
    private const string Folder = "wwwroot/";
    private readonly FrozenDictionary<string, PortalAsset> assets;

    public PortalAssets()
    {
        var assembly = Assembly.GetExecutingAssembly();
        assets = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n[Folder.Length..], n => Read(assembly, n), StringComparer.Ordinal);
        var all = assets.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => a.Value.Content).ToArray();
        Version = Convert.ToHexStringLower(SHA256.HashData(all))[..10];
    }

    public string Version { get; }

    public IEnumerable<string> Paths => assets.Keys;

    public PortalAsset? Find(string path) => assets.GetValueOrDefault(path);

    public string Url(string path) => $"/assets/{Version}/{path}";

    private static PortalAsset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var content = memory.ToArray();
        return new PortalAsset(content, Compress(content), MediaType(name));
    }

    private static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.SmallestSize))
        {
            brotli.Write(content);
        }

        return memory.ToArray();
    }

    private static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
