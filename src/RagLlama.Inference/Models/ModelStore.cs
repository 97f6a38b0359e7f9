using System.Text.Json;

namespace RagLlama.Inference.Models;

/// <summary>The models on this machine: pulled, listed, verified.</summary>
public sealed class ModelStore
{
    private readonly MirrorClient mirror;
    private readonly ModelOptions options;
    private readonly TimeProvider time;

    internal ModelStore(MirrorClient mirror, ModelOptions options, string folder, TimeProvider time) =>
        (this.mirror, this.options, Folder, this.time) = (mirror, options, folder, time);

    /// <summary>Folder that holds one folder for each model.</summary>
    public string Folder { get; }

    public string FolderOf(ModelManifest manifest) => Path.Combine(Folder, manifest.Id);

    /// <summary>Null when it was not pulled, or not to its end.</summary>
    public ModelReceipt? FindReceipt(ModelManifest manifest) => ModelReceipt.Read(FolderOf(manifest));

    /// <summary>Brings a model here. Files that are there and right are left alone; a file that is there in part is completed.</summary>
    /// <param name="acceptLicence">Somebody accepts the licence now; one accepted earlier counts.</param>
    /// <exception cref="ArgumentException">The licence has to be accepted first.</exception>
    /// <exception cref="ModelPullException">A file could not be brought here, or is not the one the manifest names.</exception>
    public async Task<PulledModel> PullAsync(ModelManifest manifest, bool acceptLicence, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        var earlier = FindReceipt(manifest);
        var accepted = manifest.Licence.NeedsAcceptance ? earlier?.LicenceAcceptedAt ?? (acceptLicence ? time.GetUtcNow() : null) : null;
        if (manifest.Licence.NeedsAcceptance && accepted is null)
        {
            throw new ArgumentException(
                $"{manifest.Title} is under the {manifest.Licence.Name} ({manifest.Licence.Url}). Read it, then run the command again with --accept-licence.");
        }

        var folder = FolderOf(manifest);
        Directory.CreateDirectory(folder);
        var known = (earlier?.Files ?? []).ToDictionary(f => f.Path, StringComparer.Ordinal);
        var (done, downloaded) = (new List<ReceiptFile>(), new List<string>());
        var open = new Queue<ModelFile>(manifest.Files);
        while (open.TryDequeue(out var file))
        {
            var target = LocalPath(file);
            var there = known.GetValueOrDefault(target) is { } old && MeetsManifest(file, old) && ModelReceipt.Compare(folder, old, hashAll: true) is null ? old : null;
            var arrived = there ?? await BringAsync(manifest, file, folder, target, progress, cancellationToken);
            if (arrived is null)
            {
                continue;
            }

            if (there is null)
            {
                downloaded.Add(target);
            }

            done.Add(arrived);
            if (file.IsIndex)
            {
                WeightFiles(Path.Combine(folder, target)).ForEach(open.Enqueue);
            }
        }

        var receipt = new ModelReceipt
        {
            Model = manifest.Id,
            Source = new Uri(AddressOf(manifest, "")).AbsoluteUri,
            PulledAt = time.GetUtcNow(),
            Licence = manifest.Licence.Id,
            LicenceAcceptedAt = accepted,
            Files = done,
        };
        await WriteNoticeAsync(manifest, folder, cancellationToken);
        await receipt.WriteAsync(folder, cancellationToken);
        return new PulledModel(manifest, folder, receipt, downloaded);
    }

    /// <summary>Compares every byte of a pulled model with its receipt, and the receipt with the manifest.</summary>
    /// <returns>Null when the model was not pulled; empty when nothing is wrong.</returns>
    public IReadOnlyList<ModelDamage>? Verify(ModelManifest manifest, CancellationToken cancellationToken)
    {
        if (FindReceipt(manifest) is not { } receipt)
        {
            return null;
        }

        var found = new List<ModelDamage>();
        foreach (var file in receipt.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (manifest.Files.FirstOrDefault(f => LocalPath(f) == file.Path) is { } expected && !MeetsManifest(expected, file))
            {
                found.Add(new ModelDamage(file.Path, "it is not the file the manifest names"));
            }
            else if (ModelReceipt.Compare(FolderOf(manifest), file, hashAll: true) is { } damage)
            {
                found.Add(damage);
            }
        }

        var missing = manifest.Files.Where(f => !f.Optional && receipt.Files.All(r => r.Path != LocalPath(f)));
        return [.. found, .. missing.Select(f => new ModelDamage(LocalPath(f), "it was never pulled"))];
    }

    private async Task<ReceiptFile?> BringAsync(
        ModelManifest manifest, ModelFile file, string folder, string target, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        var path = Inside(folder, target);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var download = new FileDownload(mirror, options, time, progress);
        var (found, server) = await download.RunAsync(new Uri(AddressOf(manifest, file.Path)), target, path + ".part", cancellationToken);
        if (!found)
        {
            return file.Optional
                ? null
                : throw new ModelPullException($"The mirror has no {file.Path} in {manifest.Repository} at {manifest.Revision}. Check {ModelOptions.Section}:Mirror.");
        }

        var arrived = new ReceiptFile(
            target, new FileInfo(path + ".part").Length, await Task.Run(() => ModelReceipt.HashOf(path + ".part"), cancellationToken),
            file.Sha256 is not null ? "manifest" : server is not null ? "server" : "nothing");
        if (!MeetsManifest(file, arrived) || (file.Sha256 is null && server is not null && server != arrived.Sha256))
        {
            // Going on from here would only complete what is wrong.
            File.Delete(path + ".part");
            throw new ModelPullException($"{target} arrived, but its SHA-256 is not the one {(file.Sha256 is not null ? "the manifest names" : "the mirror announced")}; it was thrown away. Run the same command again.");
        }

        File.Move(path + ".part", path, overwrite: true);
        File.Delete(path + ".part.etag");
        return arrived;
    }

    private string AddressOf(ModelManifest manifest, string path) => $"{options.Mirror.TrimEnd('/')}/{manifest.Repository}/resolve/{manifest.Revision}/{path}";

    private static string LocalPath(ModelFile file) => file.SaveAs ?? file.Path;

    private static bool MeetsManifest(ModelFile file, ReceiptFile actual) =>
        (file.Sha256 is null || file.Sha256 == actual.Sha256) && (file.Bytes is null || file.Bytes == actual.Bytes);

    private static List<ModelFile> WeightFiles(string index)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(index));
            return [.. json.RootElement.GetProperty("weight_map").EnumerateObject().Select(w => w.Value.GetString()!).Distinct().Order(StringComparer.Ordinal).Select(p => new ModelFile { Path = p })];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ModelPullException($"{Path.GetFileName(index)} names no weight files; the mirror sent something else.", e);
        }
    }

    private static string Inside(string folder, string path)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        return full.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ModelPullException($"'{path}' leads out of the model's folder; the mirror sent something that is not safe.");
    }

    private static async Task WriteNoticeAsync(ModelManifest manifest, string folder, CancellationToken cancellationToken)
    {
        if (manifest.Licence.Notice is { } notice)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Notice"), notice + "\n", cancellationToken);
        }
    }
}
