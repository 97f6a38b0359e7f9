using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace RagLlama.Answering.Agent;

/// <summary>
/// Finds the function call in a reply: the client's own, or one in the text in a form of Llama 3.1 (Meta's prompt format for 3.1): an object with name
/// and parameters, the same behind the python tag, <c>&lt;function=NAME&gt;{…}&lt;/function&gt;</c>, or <c>NAME.call(key="value")</c>. Of several
/// calls the first counts: the model makes one at a time.
/// </summary>
internal static partial class AgentCallReader
{
    /// <summary>Longer replies are no call, and reading them for one would cost more than they are worth.</summary>
    private const int LongestReply = 16_000;

    private const int MostObjects = 16;

    public static AgentCall? Read(IEnumerable<AIContent> contents, string text) =>
        contents.OfType<FunctionCallContent>().FirstOrDefault() is { } call ? Read(call) : ReadText(text);

    /// <summary>The reply was meant as a call but cannot be read as one.</summary>
    public static bool LooksLikeCall(string text)
    {
        var begun = text.TrimStart();
        return begun.StartsWith('{') || begun.StartsWith("<|python_tag|>", StringComparison.Ordinal) || begun.StartsWith("<function", StringComparison.Ordinal)
            || begun.StartsWith("```", StringComparison.Ordinal);
    }

    private static AgentCall Read(FunctionCallContent call) => new(
        call.Name, (call.Arguments ?? new Dictionary<string, object?>()).ToDictionary(a => a.Key, a => a.Value as JsonElement? ?? JsonSerializer.SerializeToElement(a.Value, AIJsonUtilities.DefaultOptions)));

    private static AgentCall? ReadText(string text)
    {
        if (text.Length > LongestReply)
        {
            return null;
        }

        if (Tagged().Match(text) is { Success: true } tagged && ObjectAt(text, tagged.Index + tagged.Length) is { } arguments)
        {
            return new AgentCall(tagged.Groups["name"].Value, Members(arguments));
        }

        if (Dotted().Match(text) is { Success: true } dotted)
        {
            return new AgentCall(dotted.Groups["name"].Value, Pair().Matches(dotted.Groups["arguments"].Value)
                .DistinctBy(p => p.Groups["key"].Value)
                .ToDictionary(p => p.Groups["key"].Value, p => JsonSerializer.SerializeToElement(p.Groups["value"].Value)));
        }

        var at = text.IndexOf('{', StringComparison.Ordinal);
        for (var tries = 0; at >= 0 && tries < MostObjects; tries++, at = text.IndexOf('{', at + 1))
        {
            if (ObjectAt(text, at) is { } found && CallOf(found) is { } call)
            {
                return call;
            }
        }

        return null;
    }

    /// <summary>The object that begins here; what stands behind it does not matter.</summary>
    private static JsonElement? ObjectAt(string text, int start)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text[start..].TrimStart()), isFinalBlock: true, new JsonReaderState(new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = 16 }));
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AgentCall? CallOf(JsonElement json)
    {
        if (json.TryGetProperty("function", out var inner) && inner.ValueKind == JsonValueKind.Object)
        {
            return CallOf(inner);
        }

        var name = (json.TryGetProperty("name", out var value) || json.TryGetProperty("function", out value)) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return name is null ? null : new AgentCall(name, json.TryGetProperty("parameters", out var given) || json.TryGetProperty("arguments", out given) ? Members(given) : Members(default));
    }

    /// <summary>Some models write the arguments as text that holds the object.</summary>
    private static Dictionary<string, JsonElement> Members(JsonElement arguments)
    {
        if (arguments.ValueKind == JsonValueKind.String && ObjectAt(arguments.GetString()!, 0) is { } parsed)
        {
            arguments = parsed;
        }

        return arguments.ValueKind == JsonValueKind.Object
            ? arguments.EnumerateObject().DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value.Clone(), StringComparer.Ordinal)
            : [];
    }

    [GeneratedRegex(@"<function=(?<name>[A-Za-z_][A-Za-z0-9_]{0,63})>")]
    private static partial Regex Tagged();

    [GeneratedRegex(@"^\s*(?:<\|python_tag\|>)?\s*(?<name>[A-Za-z_][A-Za-z0-9_]{0,63})(?:\.call)?\((?<arguments>[^\n]{0,2000})\)\s*$")]
    private static partial Regex Dotted();

    [GeneratedRegex("""(?<key>[A-Za-z_]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^,\s"']+))""")]
    private static partial Regex Pair();
}
