using RagLlama.Documents;
using RagLlama.Prompting;
using RagLlama.Retrieval;
using RagLlama.Text;

namespace RagLlama.Answering;

/// <summary>Spends a token budget on passages, best first, in the tokens of the model that reads them. A passage that is too long as a whole gives at least its best chunk.</summary>
internal static class ContextBuilder
{
    /// <summary>A code word as long as that of any request.</summary>
    private static readonly string SampleFence = PromptFence.Create().Value;

    public static async Task<AnswerContext> BuildAsync(
        IReadOnlyList<RetrievedPassage> passages, int budget, ITokenCounter counter, CancellationToken cancellationToken)
    {
        var candidates = passages.SelectMany(p => Texts(p).Select((text, at) => (Passage: p, Text: text, IsShortened: at > 0))).ToList();
        var costs = await counter.CountAsync([.. candidates.Select(c => Framed(c.Passage, c.Text))], cancellationToken);
        var sources = new List<ContextSource>();
        var used = 0;
        foreach (var passage in passages)
        {
            var at = candidates.FindIndex(c => c.Passage == passage);
            for (; at < candidates.Count && candidates[at].Passage == passage; at++)
            {
                if (used + costs[at] <= budget)
                {
                    sources.Add(new ContextSource(sources.Count + 1, passage, candidates[at].Text, candidates[at].IsShortened));
                    used += costs[at];
                    break;
                }
            }
        }

        if (sources.Count == 0 && passages.Count > 0)
        {
            // A question with one long passage is answered from its beginning rather than not at all.
            var text = await CutAsync(passages[0], budget, counter, cancellationToken);
            sources.Add(new ContextSource(1, passages[0], text, IsShortened: true));
            used = (await counter.CountAsync([Framed(passages[0], text)], cancellationToken))[0];
        }

        var left = passages.Where(p => sources.All(s => s.Passage != p)).ToList();
        return new AnswerContext(sources, new ContextReport(budget, used, counter.Name, sources.Count, [.. sources.Where(s => s.IsShortened).Select(s => s.Passage)], left));
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

    /// <summary>The passage as the prompt frames it: fence, number, title, section, page and date.</summary>
    private static string Framed(RetrievedPassage passage, string text) =>
        $"{SampleFence} source 10: {passage.Document.Title} > {string.Join(" > ", passage.Chunk.Location.Headings)}, page 100, last changed 2000-01-01\n{text}\nend of source 10 {SampleFence}\n\n";

    private static async Task<string> CutAsync(RetrievedPassage passage, int budget, ITokenCounter counter, CancellationToken cancellationToken)
    {
        var text = WithHeader(passage.Chunk);
        var sentences = SentenceSplitter.Split(text).ToList();

        // Sentences are counted one by one: a word that two of them shared would cost a token less together, never more.
        var costs = await counter.CountAsync([Framed(passage, ""), .. sentences.Select(s => text.Substring(s.Start, s.Length))], cancellationToken);
        var (used, end) = (costs[0], 0);
        for (var at = 0; at < sentences.Count && used + costs[at + 1] <= budget; at++)
        {
            used += costs[at + 1];
            end = sentences[at].End;
        }

        return end > 0 ? text[..end] : text[..Math.Min(text.Length, Math.Max(1, budget - costs[0]))];
    }
}
