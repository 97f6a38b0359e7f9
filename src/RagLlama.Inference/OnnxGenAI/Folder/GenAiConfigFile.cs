using System.Text.Json.Serialization;

namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>The part of genai_config.json that is needed before the library reads it.</summary>
internal sealed record GenAiConfigFile
{
    [JsonPropertyName("model")]
    public ModelPart? Model { get; init; }

    internal sealed record ModelPart
    {
        [JsonPropertyName("context_length")]
        public int ContextLength { get; init; }

        [JsonPropertyName("type")]
        public string? Type { get; init; }

        [JsonPropertyName("decoder")]
        public DecoderPart? Decoder { get; init; }
    }

    internal sealed record DecoderPart
    {
        [JsonPropertyName("filename")]
        public string? FileName { get; init; }

        [JsonPropertyName("head_size")]
        public int HeadSize { get; init; }

        [JsonPropertyName("num_hidden_layers")]
        public int Layers { get; init; }

        [JsonPropertyName("num_key_value_heads")]
        public int KeyValueHeads { get; init; }

        [JsonPropertyName("inputs")]
        public InputsPart? Inputs { get; init; }
    }

    internal sealed record InputsPart
    {
        [JsonPropertyName("past_key_names")]
        public string? PastKeyNames { get; init; }
    }
}
