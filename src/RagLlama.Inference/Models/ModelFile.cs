namespace RagLlama.Inference.Models;

/// <summary>One file of a model.</summary>
public sealed record ModelFile
{
    /// <summary>Path in the repository, and below the model's folder unless <see cref="SaveAs"/> says otherwise.</summary>
    public required string Path { get; init; }

    public string? SaveAs { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256; null when the project knows none: then the first pull records it and says so.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Size in bytes; null when the project does not know it.</summary>
    public long? Bytes { get; init; }

    /// <summary>Missing from some revisions; a mirror without it is no error.</summary>
    public bool Optional { get; init; }

    /// <summary>An index of weight files (its <c>weight_map</c>): the files it names are pulled too.</summary>
    public bool IsIndex { get; init; }
}
