using RagLlama.Retrieval;

namespace RagLlama.Host.Api.Json;

/// <summary>A passage that did not fit into the model's context, or not whole.</summary>
public sealed record LeftOutJson(string DocumentId, string ChunkId, string Title, int? Page)
{
    public static LeftOutJson From(RetrievedPassage passage) =>
        new(passage.Document.Id.ToString(), passage.Chunk.Id.ToString(), passage.Document.Title, passage.Chunk.Location.Page);
}
