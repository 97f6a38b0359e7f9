using System.Globalization;
using System.Text.Json;
using RagLlama.Inference.Models;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>Looks at every file of a model folder before native code does: it exists, it parses, it is as long as it must be, it is what was pulled.</summary>
internal static class ModelFolderReader
{
    private const string ConfigFile = "genai_config.json";
    private const string TokenizerFile = "tokenizer.json";
    private const string TokenizerConfigFile = "tokenizer_config.json";
    private const string TemplateFile = "chat_template.jinja";

    /// <param name="verifyHashes">Whether the SHA-256 of every file is computed and compared, where the folder has a record of it; sizes always are.</param>
    /// <exception cref="InferenceException">A file is missing or damaged; the message names it and the remedy.</exception>
    public static ModelFolder Read(string path, bool verifyHashes)
    {
        var folder = Path.GetFullPath(path);
        if (!Directory.Exists(folder))
        {
            throw new InferenceException($"{ChatInferenceOptions.Section}:ModelPath is '{path}', which does not exist. Pull a model with 'ragllama model pull NAME', or correct the path.");
        }

        var receipt = ModelReceipt.Read(folder);
        if (receipt?.FindDamage(folder, verifyHashes) is { } damage)
        {
            throw Damaged(folder, damage.File, damage.Detail);
        }

        var config = Parse<GenAiConfigFile>(folder, ConfigFile);
        if (config.Model is not { ContextLength: > 0, Decoder: { FileName.Length: > 0, HeadSize: > 0, Layers: > 0, KeyValueHeads: > 0 } decoder })
        {
            throw Damaged(folder, ConfigFile, "it does not describe a decoder with its sizes");
        }

        var header = ReadModel(folder, decoder.FileName);
        var keyName = string.Format(CultureInfo.InvariantCulture, (decoder.Inputs?.PastKeyNames ?? "past_key_values.%d.key").Replace("%d", "{0}", StringComparison.Ordinal), 0);
        return new ModelFolder
        {
            Path = folder,
            Name = receipt?.Model ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
            Fingerprint = receipt?.Fingerprint() ?? (verifyHashes ? ModelReceipt.FingerprintOf(folder) : null),
            ContextLength = config.Model.ContextLength,
            KvBytesPerToken = 2L * decoder.Layers * decoder.KeyValueHeads * decoder.HeadSize * ElementBytes(header.InputTypes.GetValueOrDefault(keyName)),
            ControlTokens = ReadControlTokens(folder),
            ChatTemplate = ReadTemplate(folder),
        };
    }

    private static OnnxHeader ReadModel(string folder, string fileName)
    {
        OnnxHeader header;
        try
        {
            header = OnnxHeaderReader.Read(Existing(folder, fileName));
        }
        catch (InvalidDataException e)
        {
            throw Damaged(folder, fileName, e.Message);
        }

        foreach (var (name, bytes) in header.ExternalFiles)
        {
            var length = new FileInfo(Existing(folder, name)).Length;
            if (length < bytes)
            {
                throw Damaged(folder, name, string.Create(CultureInfo.InvariantCulture, $"it has {length} bytes and needs {bytes}"));
            }
        }

        return header;
    }

    private static List<string> ReadControlTokens(string folder)
    {
        var tokenizer = Parse<JsonElement>(folder, TokenizerFile);
        if (tokenizer.ValueKind != JsonValueKind.Object || !tokenizer.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.Object)
        {
            throw Damaged(folder, TokenizerFile, "it holds no tokenizer");
        }

        return tokenizer.TryGetProperty("added_tokens", out var added) && added.ValueKind == JsonValueKind.Array
            ? [.. added.EnumerateArray().Select(t => t.GetProperty("content").GetString() ?? "").Where(t => !string.IsNullOrWhiteSpace(t))]
            : [];
    }

    private static string ReadTemplate(string folder)
    {
        var settings = Parse<JsonElement>(folder, TokenizerConfigFile);
        var beside = Path.Combine(folder, TemplateFile);
        var template = File.Exists(beside) ? File.ReadAllText(beside)
            : settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty("chat_template", out var inside) && inside.ValueKind == JsonValueKind.String ? inside.GetString()
            : null;
        return string.IsNullOrWhiteSpace(template)
            ? throw Damaged(folder, TokenizerConfigFile, $"neither it nor {TemplateFile} holds a chat template; use an Instruct model")
            : template;
    }

    private static T Parse<T>(string folder, string name)
    {
        var path = Existing(folder, name);
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file) ?? throw Damaged(folder, name, "it is empty");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Damaged(folder, name, "it is no valid JSON");
        }
    }

    /// <summary>A name inside a model file must not lead out of the folder.</summary>
    private static string Existing(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw Damaged(folder, name, "it lies outside the folder");
        }

        return File.Exists(path) ? path : throw Damaged(folder, name, "it is missing");
    }

    private static InferenceException Damaged(string folder, string name, string why) =>
        new($"The model in {folder} cannot be used: {name}: {why}. Pull it again with 'ragllama model pull', or choose another {ChatInferenceOptions.Section}:ModelPath.");

    private static int ElementBytes(int onnxType) => onnxType switch
    {
        2 or 3 => 1,
        10 or 16 => 2,
        _ => 4,
    };
}
