using RagLlama.Inference.Guards;
using RagLlama.Inference.Models;
using RagLlama.Inference.OpenAi;
using RagLlama.Inference.Reranking;

namespace RagLlama.Host.Hosting;

/// <summary>Configuration section <c>Inference</c>.</summary>
public sealed class InferenceSettings
{
    public ChatInferenceOptions Chat { get; set; } = new();

    public EmbeddingInferenceOptions Embeddings { get; set; } = new();

    public RerankerInferenceOptions Reranker { get; set; } = new();

    public GuardInferenceOptions Guards { get; set; } = new();

    public ModelOptions Models { get; set; } = new();
}
