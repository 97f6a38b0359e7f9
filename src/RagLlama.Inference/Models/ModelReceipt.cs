using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RagLlama.Inference.Models;

/// <summary>What was pulled, from where, under which licence: the file <c>ragllama-model.json</c> in a model's folder.</summary>
public sealed record ModelReceipt
{
    public const string FileName = "ragllama-model.json";

    /// <summary>Files up to this size are hashed whenever they are looked at: configuration and tokenizer.</summary>
    private const long SmallFile = 64 << 20;

    public required string Model { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset PulledAt { get; init; }

    public required string Licence { get; init; }

    /// <summary>When somebody accepted the licence; null when it asks for none.</summary>
    public DateTimeOffset? LicenceAcceptedAt { get; init; }

    public required IReadOnlyList<ReceiptFile> Files { get; init; }

    /// <summary>Null when the folder has none, or an unreadable one.</summary>
    public static ModelReceipt? Read(string folder)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, FileName));
            return JsonSerializer.Deserialize<ModelReceipt>(file, ModelJson.Format);
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        await File.WriteAllTextAsync(path + ".new", JsonSerializer.Serialize(this, ModelJson.Format), cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>SHA-256 over paths and hashes of all files: two folders with the same one hold the same model.</summary>
    public string Fingerprint() => Fingerprint(Files.Select(f => (f.Path, f.Sha256)));

    /// <summary>The same of a folder that nothing was pulled into. Reads every file.</summary>
    public static string FingerprintOf(string folder) => Fingerprint(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), HashOf(f))));

    private static string Fingerprint(IEnumerable<(string Path, string Sha256)> files)
    {
        var lines = files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Sha256}  {f.Path}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    /// <summary>The first file that is not what was pulled; null when all are.</summary>
    /// <param name="hashAll">Whether large files are hashed too; sizes and small files are always compared.</param>
    public ModelDamage? FindDamage(string folder, bool hashAll) =>
        Files.Select(f => Compare(folder, f, hashAll)).FirstOrDefault(d => d is not null);

    /// <summary>Null when the file is what was pulled.</summary>
    public static ModelDamage? Compare(string folder, ReceiptFile expected, bool hashAll)
    {
        var file = new FileInfo(Path.Combine(folder, expected.Path));
        if (!file.Exists)
        {
            return new ModelDamage(expected.Path, "it is missing");
        }

        if (file.Length != expected.Bytes)
        {
            return new ModelDamage(expected.Path, string.Create(CultureInfo.InvariantCulture, $"it has {file.Length} bytes instead of {expected.Bytes}"));
        }

        return (hashAll || file.Length <= SmallFile) && HashOf(file.FullName) != expected.Sha256
            ? new ModelDamage(expected.Path, "its SHA-256 is another one than when it was pulled")
            : null;
    }

    public static string HashOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
