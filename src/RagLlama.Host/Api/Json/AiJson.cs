using RagLlama.Answering;

namespace RagLlama.Host.Api.Json;

/// <summary>Says to programs whether an AI system made up the text of an answer (AI Act, Art. 50(2)).</summary>
/// <param name="Generated">A language model wrote the text; false for quotes, which are the documents' own words.</param>
/// <param name="Mode">As in the header <c>AI-Disclosure</c>: <c>machine-generated</c> or <c>none</c>.</param>
/// <param name="DigitalSourceType">The IPTC's term for it; null for quotes.</param>
/// <param name="Model">The model; null for quotes.</param>
public sealed record AiJson(string System, bool Generated, string Mode, string? DigitalSourceType, string? Model)
{
    public static AiJson From(Answer answer) => AiDisclosure.IsGenerated(answer)
        ? new AiJson(AiDisclosure.System, true, AiDisclosure.Generated, AiDisclosure.SourceType, answer.Model)
        : new AiJson(AiDisclosure.System, false, AiDisclosure.None, null, null);
}
