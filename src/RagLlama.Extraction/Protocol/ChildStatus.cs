namespace RagLlama.Extraction.Protocol;

/// <summary>First frame of every child, and its answer to a status request.</summary>
internal sealed record ChildStatus(bool NetworkOff, string NetworkDetail, bool MemoryLimited, string? PopplerVersion)
{
    public bool FilesConfined { get; init; }

    public string FilesDetail { get; init; } = "Other files are not kept off: only Linux offers the rules.";

    public IReadOnlyList<string> OcrLanguages { get; init; } = [];

    public bool HasLibreOffice { get; init; }
}
