using System.Globalization;
using RagLlama.Inference.OnnxRuntime.Folder;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>Where an encoder is and how it is run, whatever it is used for.</summary>
/// <param name="Section">Configuration section, for messages, such as <c>Inference:Embeddings</c>.</param>
/// <param name="MaxLength">Longest text in tokens; null takes the model's own.</param>
internal sealed record EncoderSettings(string Section, string? ModelPath, int? MaxLength, OnnxEncoderOptions Onnx)
{
    private const int ShortestLength = 16;

    /// <exception cref="ArgumentException">A setting is missing or out of range; the message names the configuration key.</exception>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(ModelPath))
        {
            throw new ArgumentException($"{Section}:ModelPath is missing; it is needed because {Section}:Provider is onnx.");
        }

        if (MaxLength < ShortestLength)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{Section}:MaxLength is {MaxLength}; it must be {ShortestLength} or more."));
        }

        Onnx.Check(Section + ":Onnx");
    }

    /// <exception cref="OpenAi.InferenceException">A file is missing or damaged.</exception>
    /// <exception cref="ArgumentException">The settings do not fit the model; the message names the configuration key.</exception>
    public EncoderFolder Read()
    {
        Check();
        var folder = EncoderFolderReader.Read(Section, ModelPath!, Onnx.VerifyHashes);
        return LengthIn(folder) <= folder.ContextLength
            ? folder
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{Section}:MaxLength is {MaxLength}; the model in {folder.Path} reads at most {folder.ContextLength} tokens."));
    }

    /// <summary>Longest text in tokens.</summary>
    public int LengthIn(EncoderFolder folder) => MaxLength ?? folder.ContextLength;

    /// <summary>One line about the model.</summary>
    public string Describe()
    {
        var folder = Read();
        return string.Create(CultureInfo.InvariantCulture, $"{folder.Name} on {Onnx.ExecutionProvider}, up to {LengthIn(folder)} tokens each");
    }
}
