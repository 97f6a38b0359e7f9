using System.Text.Json.Serialization;

namespace RagLlama.Inference.OnnxRuntime.Folder;

/// <summary>The part of config.json that is used here.</summary>
internal sealed record EncoderConfigFile
{
    [JsonPropertyName("model_type")]
    public string? ModelType { get; init; }

    [JsonPropertyName("architectures")]
    public IReadOnlyList<string>? Architectures { get; init; }

    [JsonPropertyName("hidden_size")]
    public int? HiddenSize { get; init; }

    [JsonPropertyName("max_position_embeddings")]
    public int? Positions { get; init; }

    [JsonPropertyName("pad_token_id")]
    public int? Padding { get; init; }

    [JsonPropertyName("id2label")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
