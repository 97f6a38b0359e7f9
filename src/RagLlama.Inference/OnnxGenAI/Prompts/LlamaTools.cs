using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RagLlama.Inference.OnnxGenAI.Prompts;

/// <summary>
/// Tools in Llama 3.1's zero-shot JSON form (Meta's prompt format for 3.1): definitions stand in the first user message, the model replies with one
/// object that names one function. Rendered here because the library rewrites the schemas it is given.
/// </summary>
internal static class LlamaTools
{
    /// <summary>Begins a call when the environment is ipython.</summary>
    private const string PythonTag = "<|python_tag|>";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, letters of every script as they are.</summary>
    private static readonly JsonSerializerOptions Line = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool AreOffered(ChatOptions? options) =>
        options?.Tools is { Count: > 0 } tools && options.ToolMode is not NoneChatToolMode && tools.OfType<AIFunctionDeclaration>().Any();

    /// <summary>Puts the definitions in front of the first user message.</summary>
    public static void Describe(List<PromptMessage> messages, ChatOptions? options, PlainText plain)
    {
        if (!AreOffered(options))
        {
            return;
        }

        var first = messages.FindIndex(m => m.Role == "user");
        if (first < 0)
        {
            throw new ArgumentException("Tools need a user message that they are offered in.");
        }

        var definitions = options!.Tools!.OfType<AIFunctionDeclaration>().Select(t => JsonSerializer.Serialize(
            new { type = "function", function = new { name = t.Name, description = t.Description, parameters = t.JsonSchema } }, Indented));
        var text = "Given the following functions, reply with a JSON object for one function call with its proper arguments that best answers the prompt, "
            + "in the format {\"name\": function name, \"parameters\": dictionary of argument name and its value}. Do not use variables. "
            + "When no function is needed, reply in plain words.\n\n" + plain.Of(string.Join("\n\n", definitions)) + "\n\n" + messages[first].Content;
        messages[first] = messages[first] with { Content = text };
    }

    public static string Write(FunctionCallContent call) =>
        JsonSerializer.Serialize(new { name = call.Name, parameters = call.Arguments ?? new Dictionary<string, object?>() }, Line);

    public static string Write(FunctionResultContent result) => result.Result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        var other => JsonSerializer.Serialize(other, AIJsonUtilities.DefaultOptions),
    };

    /// <summary>Whether a reply that begins like this may still become a call.</summary>
    public static bool MayBeCall(string beginning)
    {
        var begun = beginning.TrimStart();
        return begun.Length == 0 || begun[0] == '{' || PythonTag.StartsWith(begun, StringComparison.Ordinal) || begun.StartsWith(PythonTag, StringComparison.Ordinal);
    }

    /// <summary>Null when the reply is no call of an offered function.</summary>
    public static FunctionCallContent? Parse(string reply, ChatOptions? options)
    {
        var text = reply.Trim();
        text = text.StartsWith(PythonTag, StringComparison.Ordinal) ? text[PythonTag.Length..] : text;
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String
                || !options!.Tools!.OfType<AIFunctionDeclaration>().Any(t => t.Name == name.GetString()))
            {
                return null;
            }

            var arguments = (root.TryGetProperty("parameters", out var given) || root.TryGetProperty("arguments", out given)) && given.ValueKind == JsonValueKind.Object
                ? given.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value.Clone())
                : [];
            return new FunctionCallContent("call_1", name.GetString()!, arguments);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
