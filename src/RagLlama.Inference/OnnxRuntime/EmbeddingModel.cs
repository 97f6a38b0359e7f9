using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RagLlama.Inference.OnnxGenAI;
using RagLlama.Inference.OnnxRuntime.Folder;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>An embedder's files, and what settings and manifest say about its use.</summary>
/// <param name="MaxLength">Longest text in tokens.</param>
internal sealed record EmbeddingModel(EncoderFolder Folder, Pooling Pooling, string QueryPrefix, string PassagePrefix, int MaxLength)
{
    private const int HashLength = 12;

    /// <summary>Output of one finished vector for each text, as sentence-transformers exports it.</summary>
    private const string WholeOutput = "sentence_embedding";

    private static readonly string[] TokenOutputs = ["last_hidden_state", "token_embeddings"];

    /// <summary>Names what the vectors depend on: an index made with another one is built anew.</summary>
    public string Id
    {
        get
        {
            var depends = string.Create(CultureInfo.InvariantCulture, $"{Folder.Fingerprint}\n{Pooling}\n{QueryPrefix}\n{PassagePrefix}\n{MaxLength}");
            var name = string.Concat(Folder.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
            return $"onnx-{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(depends)))[..HashLength]}";
        }
    }

    /// <exception cref="InferenceException">A file is missing or damaged.</exception>
    /// <exception cref="ArgumentException">The settings do not fit the model, or it is not known how to use it; the message names the configuration key.</exception>
    public static EmbeddingModel Read(EncoderSettings settings, EmbeddingInferenceOptions options)
    {
        var folder = settings.Read();
        var pooling = options.Pooling != Pooling.Auto ? options.Pooling
            : folder.Pooling ?? (Enum.TryParse<Pooling>(folder.Manifest?.Pooling, ignoreCase: true, out var known) ? known
                : throw new ArgumentException($"{EmbeddingInferenceOptions.Section}:Pooling must be mean or cls: neither the files of {folder.Name} nor a manifest say how its tokens become one vector."));
        return new EmbeddingModel(
            folder, pooling, options.QueryPrefix ?? folder.Manifest?.QueryPrefix ?? "", options.PassagePrefix ?? folder.Manifest?.PassagePrefix ?? "", settings.LengthIn(folder));
    }

    /// <exception cref="ModelFaultException">The model has no vectors.</exception>
    public static TensorSlot ChooseOutput(IReadOnlyList<TensorSlot> outputs, Pooling asked) =>
        outputs.FirstOrDefault(o => asked == Pooling.Auto && o is { Name: WholeOutput, Dimensions.Count: 2 })
        ?? outputs.FirstOrDefault(o => TokenOutputs.Contains(o.Name) && o.Dimensions.Count == 3)
        ?? (outputs is [{ Dimensions.Count: 3 } only] ? only : null)
        ?? throw new ModelFaultException(ModelFault.Failed, "it has no output 'last_hidden_state' with a vector for each token.");
}
