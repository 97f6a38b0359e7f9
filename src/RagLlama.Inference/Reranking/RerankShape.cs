namespace RagLlama.Inference.Reranking;

/// <summary>The two forms in which endpoints take and give.</summary>
internal enum RerankShape
{
    /// <summary><c>{model, query, documents, top_n}</c> → <c>{results: [{index, relevance_score}]}</c>: Cohere, Jina, vLLM and others.</summary>
    Named,

    /// <summary><c>{query, texts, truncate}</c> → <c>[{index, score}]</c>: Text Embeddings Inference.</summary>
    Tei,
}
