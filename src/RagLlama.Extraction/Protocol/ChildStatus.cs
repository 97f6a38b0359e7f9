namespace RagLlama.Extraction.Protocol;

/// <summary>First frame of every child, and its answer to a status request.</summary>
internal sealed record ChildStatus(bool NetworkOff, string NetworkDetail, bool MemoryLimited, string? PopplerVersion)
{
    public IReadOnlyList<string> OcrLanguages { get; init; } = [];

    public bool HasLibreOffice { get; init; }
}
