using RagLlama.Documents;

namespace RagLlama.Extraction.Protocol;

internal sealed record ChildRequest
{
    public required ChildRequestKind Kind { get; init; }

    public string Path { get; init; } = "";

    public string FileName { get; init; } = "";

    public ChildLimits Limits { get; init; } = new();

    public int Page { get; init; }

    public int DotsPerInch { get; init; }

    public IReadOnlyList<PageBox> Highlights { get; init; } = [];

    public ProbeKind Probe { get; init; }
}
