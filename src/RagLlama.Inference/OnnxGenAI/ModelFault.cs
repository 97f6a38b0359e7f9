namespace RagLlama.Inference.OnnxGenAI;

/// <summary>What kind of trouble a model in process is in.</summary>
internal enum ModelFault
{
    /// <summary>A call failed.</summary>
    Failed,

    /// <summary>There was not enough memory for what was asked; freeing some and trying again may help.</summary>
    Memory,

    /// <summary>Somebody stopped it.</summary>
    Terminated,
}
