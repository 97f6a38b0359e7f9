using System.Text.Json.Serialization;

namespace RagLlama.Inference.OnnxGenAI.Prompts;

internal sealed record PromptMessage([property: JsonPropertyName("role")] string Role, [property: JsonPropertyName("content")] string Content);
