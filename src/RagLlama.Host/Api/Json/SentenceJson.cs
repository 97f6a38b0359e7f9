using RagLlama.Answering;

namespace RagLlama.Host.Api.Json;

/// <param name="Start">Where the sentence stands in the answer, or null when it is not in it word for word.</param>
/// <param name="Length">Its length there, citation marks included.</param>
public sealed record SentenceJson(string Text, SupportStatus Status, IReadOnlyList<int> Citations, int? Start, int? Length)
{
    /// <param name="text">The answer that the sentences were checked in.</param>
    public static IReadOnlyList<SentenceJson> From(string text, IReadOnlyList<AnswerSentence> sentences)
    {
        var spans = SentenceSpans.Locate(text, sentences);
        return [.. sentences.Select((s, i) => new SentenceJson(s.Text, s.Status, s.Citations, spans[i]?.Start, spans[i]?.Length))];
    }
}
