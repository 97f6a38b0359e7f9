namespace RagLlama.Inference.OpenAi;

/// <summary>Configuration section <c>Inference:Embeddings</c>: who turns text into vectors.</summary>
public sealed class EmbeddingInferenceOptions
{
    public const string Section = "Inference:Embeddings";

    /// <summary><c>builtin</c>, <c>openai</c> (any OpenAI-compatible endpoint) or <c>onnx</c>. Default builtin.</summary>
    public string Provider { get; set; } = "builtin";

    /// <summary>Root of the endpoint's API, such as <c>http://localhost:8000/v1</c>. Needed for openai.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name at the endpoint. Needed for openai.</summary>
    public string? Model { get; set; }

    /// <summary>Key sent as a bearer token; null for endpoints that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Folder of the model's files. Needed for onnx.</summary>
    public string? ModelPath { get; set; }

    /// <summary>Longest text in tokens; null takes the model's own.</summary>
    public int? MaxLength { get; set; }

    /// <summary>Seconds one batch may take: 1 to 3600. Default 60.</summary>
    public int TimeoutSeconds { get; set; } = 60;
}
