using System.Text.Json;

namespace RagLlama.Inference.OnnxGenAI.Prompts;

/// <summary>
/// Checks a reply that was asked for as JSON: a build of the library without guidance ignores the schema without a word. Understands type, enum, const,
/// properties, required, additionalProperties and items; other keywords are not checked.
/// </summary>
internal static class JsonReply
{
    /// <returns>What is wrong with it, without any of its text; null when nothing is.</returns>
    public static string? FindFault(string reply, JsonElement? schema)
    {
        try
        {
            using var json = JsonDocument.Parse(reply);
            return schema is { } rules ? Check(json.RootElement, rules, "the reply") : null;
        }
        catch (JsonException)
        {
            return "the reply is no complete JSON";
        }
    }

    private static string? Check(JsonElement value, JsonElement schema, string where)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => IsOfType(value, t)))
        {
            return $"{where} is not of the type the schema asks for";
        }

        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(c => JsonElement.DeepEquals(c, value)))
        {
            return $"{where} is none of the values the schema allows";
        }

        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value))
        {
            return $"{where} is not the value the schema asks for";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => CheckObject(value, schema, where),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().Select((item, index) => Check(item, items, $"{where}[{index}]")).FirstOrDefault(fault => fault is not null),
            _ => null,
        };
    }

    private static string? CheckObject(JsonElement value, JsonElement schema, string where)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!))
            {
                if (!value.TryGetProperty(name, out _))
                {
                    return $"{where} lacks '{name}'";
                }
            }
        }

        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        var closed = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False;
        foreach (var property in value.EnumerateObject())
        {
            var rules = default(JsonElement);
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(property.Name, out rules))
            {
                if (Check(property.Value, rules, $"'{property.Name}'") is { } fault)
                {
                    return fault;
                }
            }
            else if (closed)
            {
                return $"{where} holds a property the schema does not know";
            }
        }

        return null;
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number == Math.Floor(number),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => true,
    };
}
