namespace RagLlama.Inference.OnnxRuntime;

/// <summary>How a text's tokens become one vector.</summary>
public enum Pooling
{
    /// <summary>As the model's files or its manifest say.</summary>
    Auto,

    /// <summary>The mean of all tokens.</summary>
    Mean,

    /// <summary>The first token's.</summary>
    Cls,
}
