using RagLlama.Host.Api.Json;

namespace RagLlama.Host.Api;

/// <summary>How an upload ended.</summary>
internal abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    public sealed record Accepted(IReadOnlyList<UploadedJson> Documents) : UploadOutcome;

    public sealed record Refused(int Status, string Reason) : UploadOutcome;
}
