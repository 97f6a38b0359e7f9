using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RagLlama.Inference.Models;
using RagLlama.Inference.OnnxGenAI.Folder;
using RagLlama.Inference.OnnxRuntime.Tokens;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxRuntime.Folder;

/// <summary>Looks at every file of an encoder's folder before native code does.</summary>
internal static class EncoderFolderReader
{
    private const string ConfigFile = "config.json";
    private const string TokenizerFile = "tokenizer.json";
    private const string TokenizerConfigFile = "tokenizer_config.json";
    private const string PoolingFile = "1_Pooling/config.json";

    /// <summary>Files that know no limit write a number beyond any text.</summary>
    private const double NoLimit = 1e6;

    private static readonly string[] ModelFileNames = ["model.onnx", "onnx/model.onnx"];

    /// <param name="section">Configuration section that holds <c>ModelPath</c>, for messages.</param>
    /// <exception cref="InferenceException">A file is missing or damaged; the message names it and the remedy.</exception>
    public static EncoderFolder Read(string section, string path, bool verifyHashes)
    {
        var files = new ModelFiles(section, path, verifyHashes);
        var modelFile = Array.Find(ModelFileNames, files.Has) ?? ModelFileNames[0];
        var model = new ModelFiles(section, Path.GetDirectoryName(Path.Combine(files.Folder, modelFile))!, verifyHashes: false);
        var header = model.ReadModel(Path.GetFileName(modelFile));
        if (!header.InputTypes.ContainsKey(EncoderInputs.Ids))
        {
            throw files.Damaged(modelFile, $"it has no input {EncoderInputs.Ids}; it is no encoder");
        }

        var config = files.Parse<EncoderConfigFile>(ConfigFile);
        var tokenizer = ReadTokenizer(files);
        var external = header.ExternalFiles.Keys.Select(f => Path.GetRelativePath(files.Folder, model.Existing(f)).Replace('\\', '/'));
        return new EncoderFolder
        {
            Path = files.Folder,
            ModelFile = files.Existing(modelFile),
            Name = files.Name,
            Fingerprint = Fingerprint(files, [modelFile, .. external, ConfigFile, TokenizerFile]),
            ContextLength = ContextLength(files, config),
            Padding = config.Padding ?? tokenizer.Padding ?? throw files.Damaged(ConfigFile, "neither it nor tokenizer.json names the token that fills up short texts"),
            HiddenSize = config.HiddenSize,
            Labels = ReadLabels(files, config),
            Pooling = ReadPooling(files),
            Manifest = ModelNames.FindManifest(files.Name),
            Tokenizer = tokenizer,
        };
    }

    private static EncoderTokenizer ReadTokenizer(ModelFiles files)
    {
        try
        {
            return TokenizerReader.Read(files.Parse<JsonElement>(TokenizerFile));
        }
        catch (Exception e) when (e is InvalidDataException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw files.Damaged(TokenizerFile, e is InvalidDataException ? e.Message : "it is not the tokenizer of an encoder");
        }
    }

    private static int ContextLength(ModelFiles files, EncoderConfigFile config)
    {
        // The positions of this family begin behind that of the padding.
        var positions = config.Positions is { } most && config.ModelType is "xlm-roberta" or "roberta" or "camembert" ? config.Positions - (config.Padding ?? 1) - 1 : config.Positions;
        var said = files.Has(TokenizerConfigFile) && files.Parse<JsonElement>(TokenizerConfigFile) is { ValueKind: JsonValueKind.Object } settings
            && settings.TryGetProperty("model_max_length", out var longest) && longest.ValueKind == JsonValueKind.Number && longest.GetDouble() is >= 1 and < NoLimit and var tokens ? (int?)tokens : null;
        return Math.Min(positions ?? int.MaxValue, said ?? int.MaxValue) is var length and > 2 and < int.MaxValue
            ? length
            : throw files.Damaged(ConfigFile, "it does not say how many tokens the model reads");
    }

    private static List<string> ReadLabels(ModelFiles files, EncoderConfigFile config)
    {
        var labels = config.Labels ?? new Dictionary<string, string>();
        var ordered = Enumerable.Range(0, labels.Count).Select(i => labels.GetValueOrDefault(i.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
        return ordered.Contains(null) ? throw files.Damaged(ConfigFile, "its id2label is not numbered from 0") : [.. ordered.OfType<string>()];
    }

    private static Pooling? ReadPooling(ModelFiles files)
    {
        if (!files.Has(PoolingFile))
        {
            return null;
        }

        var pooling = files.Parse<JsonElement>(PoolingFile);
        bool Is(string name) => pooling.ValueKind == JsonValueKind.Object && pooling.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
        return (Is("pooling_mode_mean_tokens"), Is("pooling_mode_cls_token")) switch
        {
            (true, false) => Pooling.Mean,
            (false, true) => Pooling.Cls,
            _ => throw files.Damaged(PoolingFile, "it asks for a pooling other than mean or cls"),
        };
    }

    /// <summary>A file that was pulled has its hash in the receipt; any other one is read.</summary>
    private static string Fingerprint(ModelFiles files, IEnumerable<string> names)
    {
        var known = (files.Receipt?.Files ?? []).ToDictionary(f => f.Path, f => f.Sha256, StringComparer.Ordinal);
        var lines = names.Order(StringComparer.Ordinal).Select(name => $"{known.GetValueOrDefault(name) ?? ModelReceipt.HashOf(files.Existing(name))}  {name}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
