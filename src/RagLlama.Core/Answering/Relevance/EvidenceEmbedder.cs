using Microsoft.Extensions.AI;
using RagLlama.Documents;
using RagLlama.Retrieval;

namespace RagLlama.Answering.Relevance;

/// <summary>
/// Compares a question with passages and sentences by the embedder that the weights of the relevance gate and of the quoting writer were found with, whatever
/// embedder the index is searched with: another model's cosines have another scale, at which a threshold means nothing.
/// </summary>
/// <param name="searchesIndex">Whether the index is searched with it too: a passage's cosine is known then.</param>
/// <param name="windows">Of the same model; null where it cannot compare word by word.</param>
public sealed class EvidenceEmbedder(IEmbeddingGenerator<string, Embedding<float>> embedder, bool searchesIndex, IPassageWindows? windows = null)
{
    /// <returns>The cosine of the question and each text, in their order, -1 to 1.</returns>
    internal async Task<IReadOnlyList<double>> CompareAsync(string question, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var vectors = await embedder.GenerateAsync(texts.Prepend(question), EmbeddedQueries.First, cancellationToken);
        return [.. vectors.Skip(1).Select(v => Cosine.Of(vectors[0].Vector.Span, v.Vector.Span))];
    }

    /// <returns>How near each text comes to the question word by word, in their order, 0 to 1; empty where the model cannot tell.</returns>
    internal async Task<IReadOnlyList<double>> CompareWordsAsync(string question, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        if (windows is null)
        {
            return [];
        }

        var vectors = await embedder.GenerateAsync([question], EmbeddedQueries.First, cancellationToken);
        using var opened = windows.Open(vectors[0].Vector.Span, question);
        return [.. texts.Select(t => (double)opened.NearestWords(windows.Prepare("", t)))];
    }

    /// <summary>The passages with this embedder's cosines.</summary>
    internal async Task<IReadOnlyList<RetrievedPassage>> CompareAsync(string question, IReadOnlyList<RetrievedPassage> passages, CancellationToken cancellationToken)
    {
        if (searchesIndex || passages.Count == 0)
        {
            return passages;
        }

        var cosines = await CompareAsync(question, passages.Select(p => ChunkText.WholeOf(p.Document.Title, p.Chunk)), cancellationToken);
        return [.. passages.Zip(cosines, (passage, cosine) => passage with { Dense = cosine })];
    }
}
