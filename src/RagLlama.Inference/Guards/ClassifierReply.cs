using System.Text.Json;

namespace RagLlama.Inference.Guards;

/// <summary>Reads the chance of harm from what a classifier sends: the first of its classes is the harmless one.</summary>
internal static class ClassifierReply
{
    /// <exception cref="FormatException">It is not what a classifier sends.</exception>
    public static double Chance(byte[] reply, bool isTei)
    {
        using var json = JsonDocument.Parse(reply);
        var harmless = isTei ? OfLabels(json.RootElement) : OfProbabilities(json.RootElement);
        return harmless is >= 0 and <= 1 ? 1 - harmless : throw new FormatException("A probability is from 0 to 1.");
    }

    /// <summary><c>[{"label": "LABEL_0", "score": 0.9}, …]</c>, in any order, perhaps in one more list.</summary>
    private static double OfLabels(JsonElement root)
    {
        var list = root is { ValueKind: JsonValueKind.Array } && root.GetArrayLength() > 0 && root[0].ValueKind == JsonValueKind.Array ? root[0] : root;
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in list.EnumerateArray())
            {
                if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("label", out var label) && entry.TryGetProperty("score", out var score)
                    && label.GetString()?.ToUpperInvariant() is "LABEL_0" or "BENIGN" or "SAFE" && score.ValueKind == JsonValueKind.Number)
                {
                    return score.GetDouble();
                }
            }
        }

        throw new FormatException("There is no harmless class.");
    }

    /// <summary><c>{"data": [{"probs": [0.9, 0.1]}]}</c>.</summary>
    private static double OfProbabilities(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array && data.GetArrayLength() > 0
        && data[0].ValueKind == JsonValueKind.Object && data[0].TryGetProperty("probs", out var probabilities) && probabilities.ValueKind == JsonValueKind.Array
        && probabilities.GetArrayLength() >= 2 && probabilities[0].ValueKind == JsonValueKind.Number
            ? probabilities[0].GetDouble()
            : throw new FormatException("There are no probabilities.");
}
