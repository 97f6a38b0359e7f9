using RagLlama.Inference.OpenAi;

namespace RagLlama.Host.Hosting;

/// <summary>Configuration section <c>Inference</c>.</summary>
public sealed class InferenceSettings
{
    public ChatOptions Chat { get; set; } = new();

    public EmbeddingsOptions Embeddings { get; set; } = new();
}
