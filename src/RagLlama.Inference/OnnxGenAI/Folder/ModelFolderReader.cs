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

    /// <param name="section">Configuration section that holds <c>ModelPath</c>, for messages.</param>
    /// <param name="verifyHashes">Whether the SHA-256 of every file is computed and compared, where the folder has a record of it; sizes always are.</param>
    /// <exception cref="InferenceException">A file is missing or damaged; the message names it and the remedy.</exception>
    public static ModelFolder Read(string path, bool verifyHashes, string section = ChatInferenceOptions.Section)
    {
        var files = new ModelFiles(section, path, verifyHashes);
        var config = files.Parse<GenAiConfigFile>(ConfigFile);
        if (config.Model is not { ContextLength: > 0, Decoder: { FileName.Length: > 0, HeadSize: > 0, Layers: > 0, KeyValueHeads: > 0 } decoder })
        {
            throw files.Damaged(ConfigFile, "it does not describe a decoder with its sizes");
        }

        var header = files.ReadModel(decoder.FileName);
        var keyName = string.Format(CultureInfo.InvariantCulture, (decoder.Inputs?.PastKeyNames ?? "past_key_values.%d.key").Replace("%d", "{0}", StringComparison.Ordinal), 0);
        return new ModelFolder
        {
            Path = files.Folder,
            Name = files.Name,
            Fingerprint = files.Receipt?.Fingerprint() ?? (verifyHashes ? ModelReceipt.FingerprintOf(files.Folder) : null),
            ContextLength = config.Model.ContextLength,
            KvBytesPerToken = 2L * decoder.Layers * decoder.KeyValueHeads * decoder.HeadSize * ElementBytes(header.InputTypes.GetValueOrDefault(keyName)),
            ControlTokens = ReadControlTokens(files),
            ChatTemplate = ReadTemplate(files),
        };
    }

    private static List<string> ReadControlTokens(ModelFiles files)
    {
        var tokenizer = files.Parse<JsonElement>(TokenizerFile);
        if (tokenizer.ValueKind != JsonValueKind.Object || !tokenizer.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.Object)
        {
            throw files.Damaged(TokenizerFile, "it holds no tokenizer");
        }

        return tokenizer.TryGetProperty("added_tokens", out var added) && added.ValueKind == JsonValueKind.Array
            ? [.. added.EnumerateArray().Select(t => t.GetProperty("content").GetString() ?? "").Where(t => !string.IsNullOrWhiteSpace(t))]
            : [];
    }

    private static string ReadTemplate(ModelFiles files)
    {
        var settings = files.Parse<JsonElement>(TokenizerConfigFile);
        var template = files.Has(TemplateFile) ? File.ReadAllText(files.Existing(TemplateFile))
            : settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty("chat_template", out var inside) && inside.ValueKind == JsonValueKind.String ? inside.GetString()
            : null;
        return string.IsNullOrWhiteSpace(template)
            ? throw files.Damaged(TokenizerConfigFile, $"neither it nor {TemplateFile} holds a chat template; use an Instruct model")
            : template;
    }

    private static int ElementBytes(int onnxType) => onnxType switch
    {
        2 or 3 => 1,
        10 or 16 => 2,
        _ => 4,
    };
}
