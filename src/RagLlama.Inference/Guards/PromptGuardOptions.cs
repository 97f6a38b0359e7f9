using RagLlama.Inference.OnnxRuntime;

namespace RagLlama.Inference.Guards;

/// <summary>Configuration section <c>Inference:Guards:PromptGuard</c>: a classifier such as Llama Prompt Guard 2 looks for attempts to take over a prompt.</summary>
public sealed class PromptGuardOptions
{
    public const string Section = GuardInferenceOptions.Section + ":PromptGuard";

    /// <summary><c>none</c>, <c>tei</c> (<c>/predict</c> of Text Embeddings Inference), <c>vllm</c> (<c>/classify</c>) or <c>onnx</c> (in process). Default none.</summary>
    public string Provider { get; set; } = "none";

    /// <summary>What <c>/predict</c> or <c>/classify</c> is appended to, such as <c>http://localhost:8080</c>. Needed for tei and vllm.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name at the endpoint. Needed for vllm.</summary>
    public string? Model { get; set; }

    /// <summary>Key sent as a bearer token; null for endpoints that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Seconds until the guard counts as unreachable: 1 to 60. Default 5.</summary>
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>Least chance, 0.01 to 0.99, from which a text counts as an attack. Default 0.5.</summary>
    public double Threshold { get; set; } = 0.5;

    /// <summary>Also judge the passages found for a question and leave out those taken for an attack. Default false.</summary>
    public bool Passages { get; set; }

    /// <summary><c>closed</c> (nothing is answered while the guard cannot be asked) or <c>open</c> (it is left out). Default closed.</summary>
    public GuardFailure OnFailure { get; set; } = GuardFailure.Closed;

    /// <summary>Folder of the model's files. Needed for onnx.</summary>
    public string? ModelPath { get; set; }

    /// <summary>How a model in process is run; only for onnx.</summary>
    public OnnxEncoderOptions Onnx { get; set; } = new();
}
