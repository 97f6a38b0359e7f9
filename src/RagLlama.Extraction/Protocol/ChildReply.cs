using RagLlama.Documents;

namespace RagLlama.Extraction.Protocol;

/// <summary>What came of one request. Exactly one of the payloads is set; a <see cref="Code"/> means failed, with what was read until then as the document where that is useful.</summary>
internal sealed record ChildReply
{
    public ExtractedDocument? Document { get; init; }

    public string? UnsupportedMediaType { get; init; }

    public string? Code { get; init; }

    public string? Reason { get; init; }

    public byte[]? Picture { get; init; }

    public ChildStatus? Status { get; init; }

    /// <summary>What a probe found.</summary>
    public string? Probed { get; init; }

    /// <summary>No reply yet: a long piece of work goes on.</summary>
    public bool Progress { get; init; }

    /// <summary>The child is no longer trustworthy and wants to be replaced.</summary>
    public bool Recycle { get; init; }

    public static ChildReply Failed(string code, string reason, bool recycle = false) => new() { Code = code, Reason = reason, Recycle = recycle };
}
