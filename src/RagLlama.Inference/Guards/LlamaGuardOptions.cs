using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Inference.Guards;

/// <summary>Configuration section <c>Inference:Guards:LlamaGuard</c>: Llama Guard 3 judges questions, and answers if wanted, by categories of harm.</summary>
public sealed class LlamaGuardOptions
{
    public const string Section = GuardInferenceOptions.Section + ":LlamaGuard";

    /// <summary><c>none</c>, <c>openai</c> (an OpenAI-compatible endpoint that serves the model) or <c>onnx</c> (in process). Default none.</summary>
    public string Provider { get; set; } = "none";

    /// <summary>Root of the endpoint's API, such as <c>http://localhost:8001/v1</c>. Needed for openai.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name at the endpoint. Needed for openai.</summary>
    public string? Model { get; set; }

    /// <summary>Key sent as a bearer token; null for endpoints that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Seconds until the guard counts as unreachable: 1 to 60. Default 10.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>
    /// Who puts the conversation into the model's own prompt: <c>endpoint</c> (the endpoint serves the model with its own chat template, as vLLM and
    /// Ollama do; categories that are not chosen are left out of its verdict) or <c>prompt</c> (RagLlama, with the chosen categories, for an endpoint
    /// whose template is the plain one of Llama 3). In process the same of the folder's chat template. Default endpoint.
    /// </summary>
    public LlamaGuardForm Form { get; set; } = LlamaGuardForm.Endpoint;

    /// <summary>
    /// Categories that block, S1 to S14, separated by commas. Default all but S6 (specialised advice) and S13 (elections), which trip on ordinary
    /// documents of law, finance and personnel.
    /// </summary>
    public string Categories { get; set; } = "S1,S2,S3,S4,S5,S7,S8,S9,S10,S11,S12,S14";

    /// <summary>Also judge what a model wrote; the answer is then shown only after it is complete and judged. Default false.</summary>
    public bool Answers { get; set; }

    /// <summary><c>closed</c> (nothing is answered while the guard cannot be asked) or <c>open</c> (it is left out). Default closed.</summary>
    public GuardFailure OnFailure { get; set; } = GuardFailure.Closed;

    /// <summary>Folder of the model's files. Needed for onnx.</summary>
    public string? ModelPath { get; set; }

    /// <summary>Longest prompt and verdict together, in tokens; only for onnx. A text that does not fit counts as one the guard cannot judge. Default 8192.</summary>
    public int MaxLength { get; set; } = 8192;

    /// <summary>How a model in process is run, with a worker and memory of its own; only for onnx. Its limit for each user does not count: a guard has none.</summary>
    public OnnxChatOptions Onnx { get; set; } = new();
}
