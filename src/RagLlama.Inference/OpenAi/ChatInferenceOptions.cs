using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Inference.OpenAi;

/// <summary>Configuration section <c>Inference:Chat</c>: who writes the answers.</summary>
public sealed class ChatInferenceOptions : ChatEndpointOptions
{
    public const string Section = "Inference:Chat";

    /// <summary><c>quotes</c> (no model), <c>openai</c> (any OpenAI-compatible endpoint) or <c>onnx</c> (in process). Default quotes.</summary>
    public string Provider { get; set; } = "quotes";

    /// <summary>Models asked in this order when the first cannot answer; only for openai. Default none.</summary>
    public IReadOnlyList<ChatEndpointOptions> Fallbacks { get; set; } = [];

    /// <summary>Currency of all prices, such as <c>EUR</c>. Default USD.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>Folder of the model's files. Needed for onnx.</summary>
    public string? ModelPath { get; set; }

    /// <summary>Longest context in tokens, prompt and answer together. Needed for onnx, where memory is set aside for it.</summary>
    public int? MaxLength { get; set; }

    /// <summary>How a model in process is run; only for onnx.</summary>
    public OnnxChatOptions Onnx { get; set; } = new();
}
