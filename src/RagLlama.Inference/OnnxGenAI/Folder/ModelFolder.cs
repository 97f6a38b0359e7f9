namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>
/// What the files of a model folder say. Made by <see cref="ModelFolderReader"/>, which has looked at every file first: the library crashes
/// the process on some of the damage it would find itself.
/// </summary>
internal sealed record ModelFolder
{
    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>The folder's name, or the id of the manifest it was pulled from.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 over the hashes of all files; null when the folder has no record of them.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Longest sequence in tokens the model was made for.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Bytes of keys and values one token keeps in memory.</summary>
    public required long KvBytesPerToken { get; init; }

    /// <summary>Strings that become control tokens wherever they stand in a text.</summary>
    public required IReadOnlyList<string> ControlTokens { get; init; }

    /// <summary>The chat template as the files have it.</summary>
    public required string ChatTemplate { get; init; }
}
