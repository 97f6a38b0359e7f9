using RagLlama.Inference.OnnxRuntime;

namespace RagLlama.Inference.OpenAi;

/// <summary>Configuration section <c>Inference:Embeddings</c>: who turns text into vectors.</summary>
public sealed class EmbeddingInferenceOptions
{
    public const string Section = "Inference:Embeddings";

    /// <summary><c>builtin</c>, <c>openai</c> (any OpenAI-compatible endpoint) or <c>onnx</c> (in process). Default builtin.</summary>
    public string Provider { get; set; } = "builtin";

    /// <summary>Root of the endpoint's API, such as <c>http://localhost:8000/v1</c>. Needed for openai.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name at the endpoint. Needed for openai.</summary>
    public string? Model { get; set; }

    /// <summary>Key sent as a bearer token; null for endpoints that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Folder of the model's files. Needed for onnx.</summary>
    public string? ModelPath { get; set; }

    /// <summary>Longest text in tokens; what is longer is cut. Only for onnx; null takes the model's own.</summary>
    public int? MaxLength { get; set; }

    /// <summary>How tokens become one vector, <c>auto</c>, <c>mean</c> or <c>cls</c>; only for onnx. Default auto: as the model's files or its manifest say.</summary>
    public Pooling Pooling { get; set; }

    /// <summary>What is put before every question, such as <c>query: </c>; only for onnx. Default: what the model's manifest says.</summary>
    public string? QueryPrefix { get; set; }

    /// <summary>What is put before every passage, such as <c>passage: </c>; only for onnx. Default: what the model's manifest says.</summary>
    public string? PassagePrefix { get; set; }

    /// <summary>Seconds one batch may take at an endpoint: 1 to 3600. Default 60.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How a model in process is run; only for onnx.</summary>
    public OnnxEncoderOptions Onnx { get; set; } = new();
}
