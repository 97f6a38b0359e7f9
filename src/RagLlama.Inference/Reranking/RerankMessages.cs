using System.Text.Json;
using System.Text.Json.Nodes;

namespace RagLlama.Inference.Reranking;

/// <summary>What is sent to an endpoint, and what its reply says. A reply is untrusted: all of it is checked.</summary>
internal static class RerankMessages
{
    public static JsonObject Request(RerankShape shape, string model, string question, IReadOnlyList<string> texts)
    {
        var documents = new JsonArray([.. texts.Select(text => (JsonNode)text)]);
        return shape == RerankShape.Tei
            ? new JsonObject { ["query"] = question, ["texts"] = documents, ["truncate"] = true }
            : new JsonObject { ["model"] = model, ["query"] = question, ["documents"] = documents, ["top_n"] = texts.Count };
    }

    /// <returns>[count] in the order of the texts.</returns>
    /// <exception cref="JsonException">The reply is not JSON.</exception>
    /// <exception cref="FormatException">The reply is something else, or leaves a text out, or has one twice, or a score that is no number.</exception>
    public static double[] Scores(RerankShape shape, ReadOnlyMemory<byte> reply, int count)
    {
        using var document = JsonDocument.Parse(reply);
        var results = document.RootElement;
        if (shape == RerankShape.Named && !(results.ValueKind == JsonValueKind.Object && results.TryGetProperty("results", out results)))
        {
            throw new FormatException();
        }

        if (results.ValueKind != JsonValueKind.Array || results.GetArrayLength() != count)
        {
            throw new FormatException();
        }

        var scores = new double[count];
        var isScored = new bool[count];
        foreach (var result in results.EnumerateArray())
        {
            var (index, score) = Read(result, shape == RerankShape.Tei ? "score" : "relevance_score");
            if (index < 0 || index >= count || isScored[index] || !double.IsFinite(score))
            {
                throw new FormatException();
            }

            (scores[index], isScored[index]) = (score, true);
        }

        return scores;
    }

    private static (int Index, double Score) Read(JsonElement result, string name) =>
        result.ValueKind == JsonValueKind.Object
        && result.TryGetProperty("index", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var place)
        && result.TryGetProperty(name, out var score) && score.ValueKind == JsonValueKind.Number && score.TryGetDouble(out var value)
            ? (place, value)
            : throw new FormatException();
}
