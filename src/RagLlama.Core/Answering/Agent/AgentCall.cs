using System.Text.Json;

namespace RagLlama.Answering.Agent;

/// <summary>A function call as a model wrote it.</summary>
internal sealed record AgentCall(string Name, IReadOnlyDictionary<string, JsonElement> Arguments)
{
    /// <summary>The same for calls that would do the same.</summary>
    public string Signature => Name + "\n" + string.Join('\n', Arguments
        .OrderBy(a => a.Key, StringComparer.Ordinal)
        .Select(a => a.Key + "=" + string.Join(' ', a.Value.ToString().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
}
