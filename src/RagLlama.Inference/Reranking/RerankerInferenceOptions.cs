using RagLlama.Inference.OnnxRuntime;

namespace RagLlama.Inference.Reranking;

/// <summary>Configuration section <c>Inference:Reranker</c>: who reads question and passages together and puts the best ones in order.</summary>
public sealed class RerankerInferenceOptions
{
    public const string Section = "Inference:Reranker";

    /// <summary>
    /// <c>none</c>, <c>rerank</c> (an endpoint with <c>/rerank</c> in the form of Cohere, Jina and vLLM), <c>tei</c> (in that of Text Embeddings
    /// Inference) or <c>onnx</c> (a cross-encoder in process). Default none.
    /// </summary>
    public string Provider { get; set; } = "none";

    /// <summary>What <c>/rerank</c> is appended to, such as <c>http://localhost:8000/v1</c>. Needed for rerank and tei.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model's name at the endpoint. Needed for rerank; with tei, only shown in explanations.</summary>
    public string? Model { get; set; }

    /// <summary>Key sent as a bearer token; null for endpoints that ask for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>How many of the best passages are sent for each question, 2 to 100. Default 30.</summary>
    public int Candidates { get; set; } = 30;

    /// <summary>Seconds until the order of the passages is kept as it is: 1 to 60. Default 5.</summary>
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>Folder of the model's files. Needed for onnx.</summary>
    public string? ModelPath { get; set; }

    /// <summary>Longest question and passage together, in tokens; only for onnx. Default: the model's own.</summary>
    public int? MaxLength { get; set; }

    /// <summary>How a model in process is run; only for onnx.</summary>
    public OnnxEncoderOptions Onnx { get; set; } = new();
}
