using RagLlama.Inference.Models;
using RagLlama.Inference.OnnxRuntime.Tokens;

namespace RagLlama.Inference.OnnxRuntime.Folder;

/// <summary>What the files of an encoder's folder say. Made by <see cref="EncoderFolderReader"/>, which has looked at every file first.</summary>
internal sealed record EncoderFolder
{
    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>Full path of the .onnx file.</summary>
    public required string ModelFile { get; init; }

    /// <summary>The folder's name, or the id of the manifest it was pulled from.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 over the hashes of the files that decide what the model gives.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Longest text in tokens the model was made for.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Token that fills up short rows.</summary>
    public required int Padding { get; init; }

    /// <summary>Size of its vectors; null when the files do not say.</summary>
    public int? HiddenSize { get; init; }

    /// <summary>Names of the classes, in the order of the output; empty when the files name none.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>How its tokens become one vector, as its files say; null when they do not.</summary>
    public Pooling? Pooling { get; init; }

    /// <summary>Null when it is none of those that are known.</summary>
    public ModelManifest? Manifest { get; init; }

    public required EncoderTokenizer Tokenizer { get; init; }
}
