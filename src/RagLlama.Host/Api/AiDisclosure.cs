using RagLlama.Answering;

namespace RagLlama.Host.Api;

/// <summary>
/// The marks by which programs know a text of AI (AI Act, Art. 50(2)). The header is that of draft-abaris-aicdh, a dictionary of structured fields
/// (RFC 9651); the source type is a term of the IPTC.
/// </summary>
internal static class AiDisclosure
{
    public const string Header = "AI-Disclosure";

    public const string System = "RagLlama";

    public const string Generated = "machine-generated";

    public const string None = "none";

    public const string SourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    private const string Quotes = "quotes";

    public static bool IsGenerated(Answer answer) => answer.Writer != Quotes && answer.Text.Length > 0;

    /// <summary>Marks a response that holds this answer.</summary>
    public static void Mark(HttpResponse response, Answer answer) => Mark(response, IsGenerated(answer), answer.Model);

    /// <summary>Marks a response whose answer is still to be written.</summary>
    public static void Mark(HttpResponse response, bool generated, string? model) =>
        response.Headers[Header] = generated
            ? $"mode={Generated}, provider=\"{System}\"{(model is null ? "" : $", model=\"{Plain(model)}\"")}"
            : $"mode={None}, provider=\"{System}\"";

    /// <summary>A string of structured fields holds visible ASCII only.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => c is >= ' ' and <= '~' and not ('"' or '\\')));
}
