using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Inference.OpenAi;

/// <summary>Configuration section <c>Inference:Chat</c>: who writes the answers.</summary>
public sealed class ChatInferenceOptions
{
    public const string Section = "Inference:Chat";

    /// <summary><c>quotes</c> (no model), <c>openai</c> (any OpenAI-compatible endpoint) or <c>onnx</c> (in process). Default quotes.</summary>
    public string Provider { get; set; } = "quotes";

    /// <summary>Root of the endpoint's API, such as <c>http://localhost:8000/v1</c>. Needed for openai.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name at the endpoint. Needed for openai.</summary>
    public string? Model { get; set; }

    /// <summary>Key sent as a bearer token; null for endpoints that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Folder of the model's files. Needed for onnx.</summary>
    public string? ModelPath { get; set; }

    /// <summary>Longest context in tokens, prompt and answer together. Needed for onnx, where memory is set aside for it.</summary>
    public int? MaxLength { get; set; }

    /// <summary>Seconds in which nothing may arrive before the endpoint counts as down: 1 to 3600. Default 60.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How a model in process is run; only for onnx.</summary>
    public OnnxChatOptions Onnx { get; set; } = new();
}
