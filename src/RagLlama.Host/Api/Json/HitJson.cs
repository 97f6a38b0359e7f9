using RagLlama.Documents;
using RagLlama.Retrieval;

namespace RagLlama.Host.Api.Json;

/// <summary>A found passage.</summary>
/// <param name="ChunkIds">All chunks joined in the passage, in reading order.</param>
public sealed record HitJson(
    int Rank, double Score, string DocumentId, string ChunkId, string Title, string Uri, int? Page, IReadOnlyList<string> Headings,
    string Text, string Language, string SourceId, TextSpan Span, IReadOnlyList<string> ChunkIds, HitExplanationJson? Explanation = null)
{
    public static HitJson From(RetrievedPassage passage, int rank) => new(
        rank, Math.Round(passage.Score, 4), passage.Document.Id.ToString(), passage.Chunk.Id.ToString(), passage.Document.Title,
        passage.Document.Uri.ToString(), passage.Chunk.Location.Page, passage.Chunk.Location.Headings, passage.Text, passage.Chunk.Language,
        passage.Document.SourceId, passage.Span, [.. passage.Chunks.Select(c => c.Id.ToString())], HitExplanationJson.From(passage));

    public static IReadOnlyList<HitJson> FromAll(IReadOnlyList<RetrievedPassage> passages) =>
        [.. passages.Select((p, i) => From(p, i + 1))];
}
