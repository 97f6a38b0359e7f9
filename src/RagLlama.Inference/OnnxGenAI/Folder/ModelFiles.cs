using System.Globalization;
using System.Text.Json;
using RagLlama.Inference.Models;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>The files of a model's folder, looked at before native code does: they exist, parse, are as long as they must be, and are what was pulled.</summary>
internal sealed class ModelFiles
{
    private readonly string section;

    /// <param name="section">Configuration section that holds <c>ModelPath</c>, for messages.</param>
    /// <param name="verifyHashes">Whether the SHA-256 of every file is computed and compared, where the folder has a record of it; sizes always are.</param>
    /// <exception cref="InferenceException">The folder does not exist, or holds something else than was pulled.</exception>
    public ModelFiles(string section, string path, bool verifyHashes)
    {
        this.section = section;
        Folder = Path.GetFullPath(path);
        if (!Directory.Exists(Folder))
        {
            throw new InferenceException($"{section}:ModelPath is '{path}', which does not exist. Pull a model with 'ragllama model pull NAME', or correct the path.");
        }

        Receipt = ModelReceipt.Read(Folder);
        if (Receipt?.FindDamage(Folder, verifyHashes) is { } damage)
        {
            throw Damaged(damage.File, damage.Detail);
        }
    }

    /// <summary>Full path.</summary>
    public string Folder { get; }

    /// <summary>Null when nothing was pulled into it.</summary>
    public ModelReceipt? Receipt { get; }

    /// <summary>The id of the manifest it was pulled from, or the folder's name.</summary>
    public string Name => Receipt?.Model ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder));

    public bool Has(string name) => File.Exists(Path.Combine(Folder, name));

    /// <summary>Reads a .onnx file's header and looks at the files beside it that hold its weights.</summary>
    public OnnxHeader ReadModel(string name)
    {
        OnnxHeader header;
        try
        {
            header = OnnxHeaderReader.Read(Existing(name));
        }
        catch (InvalidDataException e)
        {
            throw Damaged(name, e.Message);
        }

        foreach (var (external, bytes) in header.ExternalFiles)
        {
            var length = new FileInfo(Existing(external)).Length;
            if (length < bytes)
            {
                throw Damaged(external, string.Create(CultureInfo.InvariantCulture, $"it has {length} bytes and needs {bytes}"));
            }
        }

        return header;
    }

    public T Parse<T>(string name)
    {
        var path = Existing(name);
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file) ?? throw Damaged(name, "it is empty");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Damaged(name, "it is no valid JSON");
        }
    }

    /// <summary>A name inside a model file must not lead out of the folder.</summary>
    public string Existing(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Folder, name));
        if (!path.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw Damaged(name, "it lies outside the folder");
        }

        return File.Exists(path) ? path : throw Damaged(name, "it is missing");
    }

    public InferenceException Damaged(string name, string why) =>
        new($"The model in {Folder} cannot be used: {name}: {why}. Pull it again with 'ragllama model pull', or choose another {section}:ModelPath.");
}
