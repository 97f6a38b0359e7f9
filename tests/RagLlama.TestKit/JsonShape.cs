using System.Text.Json;

namespace RagLlama.TestKit;

/// <summary>
/// Checks that a JSON value has the promised fields with the promised types. A shape is an example: a string stands for its type
/// (<c>"string"</c>, <c>"number"</c>, <c>"bool"</c>, with <c>?</c> for null), an object for its fields, an array for the shape of each element. More fields may be there.
/// </summary>
public static class JsonShape
{
    public static void Assert(JsonElement value, string shape)
    {
        using var document = JsonDocument.Parse(shape);
        Check(value, document.RootElement, "$");
    }

    private static void Check(JsonElement value, JsonElement shape, string path)
    {
        switch (shape.ValueKind)
        {
            case JsonValueKind.Object:
                Xunit.Assert.True(value.ValueKind == JsonValueKind.Object, $"{path} is {value.ValueKind}, not an object");
                foreach (var field in shape.EnumerateObject())
                {
                    Xunit.Assert.True(value.TryGetProperty(field.Name, out var found), $"{path} has no field '{field.Name}'");
                    Check(found, field.Value, $"{path}.{field.Name}");
                }

                break;
            case JsonValueKind.Array:
                Xunit.Assert.True(value.ValueKind == JsonValueKind.Array, $"{path} is {value.ValueKind}, not an array");
                var index = 0;
                foreach (var element in value.EnumerateArray())
                {
                    Check(element, shape[0], $"{path}[{index++}]");
                }

                break;
            default:
                CheckType(value, shape.GetString()!, path);
                break;
        }
    }

    private static void CheckType(JsonElement value, string type, string path)
    {
        if (type.EndsWith('?') && value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var matches = type.TrimEnd('?') switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            var choices => value.ValueKind == JsonValueKind.String && choices.Split('|').Contains(value.GetString()),
        };
        Xunit.Assert.True(matches, $"{path} is {value.GetRawText()}, not {type}");
    }
}
