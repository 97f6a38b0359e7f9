using System.Text.Json;

namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>Reads a tokenizer.json of the unigram kind (Hugging Face tokenizers), as XLM-RoBERTa and DeBERTa have it.</summary>
internal static class TokenizerReader
{
    /// <exception cref="InvalidDataException">It is of another kind, or asks for something that is not known.</exception>
    public static EncoderTokenizer Read(JsonElement root)
    {
        var model = root.GetProperty("model");
        var kind = model.TryGetProperty("type", out var type) ? type.GetString() : null;
        if (kind is not (null or "Unigram") || !model.TryGetProperty("unk_id", out var unknown))
        {
            throw new InvalidDataException($"its tokenizer is '{kind}'; only Unigram is supported");
        }

        if (model.TryGetProperty("byte_fallback", out var bytes) && bytes.ValueKind == JsonValueKind.True)
        {
            throw new InvalidDataException("its tokenizer falls back to bytes, which is not supported");
        }

        var pieces = model.GetProperty("vocab").EnumerateArray().Select(p => (p[0].GetString()!, p[1].GetDouble())).ToList();
        var control = ControlTokens(root);
        var (single, pair) = TemplateReader.Read(Part(root, "post_processor"));
        var vocabulary = new UnigramPieces(pieces, unknown.GetInt32(), control);
        return new EncoderTokenizer(
            [.. NormalizerReader.Read(Part(root, "normalizer"))], [.. SplitterReader.Read(Part(root, "pre_tokenizer"))], vocabulary, single, pair)
        {
            Padding = Part(root, "padding") is { ValueKind: JsonValueKind.Object } padding ? padding.GetProperty("pad_id").GetInt32() : null,
        };
    }

    /// <summary>The spelling of a control token in a text is only a text: its id is kept out of the vocabulary that texts are cut with.</summary>
    private static HashSet<int> ControlTokens(JsonElement root) => Part(root, "added_tokens") is { ValueKind: JsonValueKind.Array } added
        ? [.. added.EnumerateArray().Where(t => t.TryGetProperty("special", out var special) && special.GetBoolean()).Select(t => t.GetProperty("id").GetInt32())]
        : [];

    private static JsonElement Part(JsonElement root, string name) =>
        root.TryGetProperty(name, out var part) ? part : JsonSerializer.SerializeToElement<object?>(null);
}
