using RagLlama.Documents;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>Spends a token budget on passages, best first. A passage that is too long as a whole gives at least its best chunk.</summary>
internal static class ContextBuilder
{
    /// <summary>Title, section, page and fence of a source.</summary>
    private const int FrameTokens = 60;

    public static AnswerContext Build(IReadOnlyList<RetrievedPassage> passages, int budget)
    {
        var sources = new List<ContextSource>();
        var used = 0;
        foreach (var passage in passages)
        {
            var choice = Texts(passage).Select(text => (Text: text, Cost: TokenCounter.Count(text) + FrameTokens)).FirstOrDefault(t => used + t.Cost <= budget);
            if (choice.Text is not null)
            {
                sources.Add(new ContextSource(sources.Count + 1, passage, choice.Text));
                used += choice.Cost;
            }
        }

        if (sources.Count == 0 && passages.Count > 0)
        {
            // A question with one long passage is answered from its beginning rather than not at all.
            var text = Cut(WithHeader(passages[0].Chunk), budget - FrameTokens);
            sources.Add(new ContextSource(1, passages[0], text));
            used = TokenCounter.Count(text) + FrameTokens;
        }

        return new AnswerContext(sources, passages.Count - sources.Count, used);
    }

    private static IEnumerable<string> Texts(RetrievedPassage passage)
    {
        yield return passage.Chunks[0].TableHeader is { } header ? header + "\n" + passage.Text : passage.Text;
        if (passage.Chunks.Count > 1)
        {
            yield return WithHeader(passage.Chunk);
        }
    }

    private static string WithHeader(Chunk chunk) => chunk.TableHeader is { } header ? header + "\n" + chunk.Text : chunk.Text;

    private static string Cut(string text, int budget)
    {
        var end = 0;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            if (TokenCounter.Count(text.AsSpan(0, sentence.End)) > budget)
            {
                break;
            }

            end = sentence.End;
        }

        return end > 0 ? text[..end] : text[..Math.Min(text.Length, Math.Max(1, budget))];
    }
}
