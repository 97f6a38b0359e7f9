using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RagLlama.Inference.OnnxRuntime.Tokens;

/// <summary>Reads the part <c>normalizer</c> of a tokenizer.json. A kind that is not known is refused: to leave it out would give other tokens.</summary>
internal static class NormalizerReader
{
    /// <exception cref="InvalidDataException">It asks for something that is not known.</exception>
    public static IEnumerable<TextNormalizer> Read(JsonElement step)
    {
        if (step.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return step.GetProperty("type").GetString() switch
        {
            "Sequence" => step.GetProperty("normalizers").EnumerateArray().SelectMany(Read),
            "Precompiled" => step.TryGetProperty("precompiled_charsmap", out var map) && map.ValueKind == JsonValueKind.String && map.GetString() is { Length: > 0 }
                ? [new CharsMap(map.GetBytesFromBase64())]
                : [],
            "Replace" => [Replace(Pattern(step.GetProperty("pattern")), step.GetProperty("content").GetString()!)],
            "Strip" => [Strip(step)],
            "Prepend" => [Prepend(step.GetProperty("prepend").GetString())],
            "Lowercase" => [Simple(text => text.ToLowerInvariant())],
            "NFC" => [Form(NormalizationForm.FormC)],
            "NFD" => [Form(NormalizationForm.FormD)],
            "NFKC" => [Form(NormalizationForm.FormKC)],
            "NFKD" => [Form(NormalizationForm.FormKD)],
            "StripAccents" => [Simple(StripAccents)],
            var other => throw new InvalidDataException($"its normalizer '{other}' is not supported"),
        };
    }

    /// <summary>Texts are untrusted and patterns come from a file: matching takes linear time.</summary>
    /// <exception cref="InvalidDataException">The pattern cannot be used.</exception>
    public static Regex Pattern(JsonElement pattern)
    {
        try
        {
            return pattern.TryGetProperty("String", out var plain)
                ? new Regex(Regex.Escape(plain.GetString()!), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
                : new Regex(pattern.GetProperty("Regex").GetString()!, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException("one of its patterns is not supported");
        }
    }

    private static SimpleNormalizer Simple(Func<string, string> apply) => new(apply);

    private static SimpleNormalizer Replace(Regex pattern, string content) => new(text => pattern.Replace(text, _ => content));

    private static SimpleNormalizer Prepend(string? prefix) => new(text => text.Length == 0 ? text : prefix + text);

    private static SimpleNormalizer Strip(JsonElement step) => (Is(step, "strip_left"), Is(step, "strip_right")) switch
    {
        (true, true) => new(text => text.Trim()),
        (true, false) => new(text => text.TrimStart()),
        (false, true) => new(text => text.TrimEnd()),
        _ => new(text => text),
    };

    private static bool Is(JsonElement step, string name) => !step.TryGetProperty(name, out var value) || value.GetBoolean();

    /// <summary>Half of a surrogate pair has no normal form.</summary>
    private static SimpleNormalizer Form(NormalizationForm form) => new(text => text.Normalize(form));

    private static string StripAccents(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)));
}
