using Microsoft.Extensions.AI;

namespace RagLlama.Answering;

/// <summary>Which model answers. A chat client that knows more than a name offers this through <c>IChatClient.GetService</c>.</summary>
/// <param name="WeightsHash">SHA-256 over the model's files, lower-case hexadecimal; null when nobody has computed it.</param>
/// <param name="IsLocal">It runs in this process: without sampling, the same prompt gives the same text.</param>
public sealed record ModelIdentity(string Name, string? WeightsHash, bool IsLocal)
{
    /// <summary>The name under which a client's calls are kept and counted unless a reply names its model itself.</summary>
    public static string? NameOf(IChatClient? client) => client?.GetService<ModelIdentity>()?.Name ?? client?.GetService<ChatClientMetadata>()?.DefaultModelId;
}
