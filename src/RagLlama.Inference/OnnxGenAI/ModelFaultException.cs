namespace RagLlama.Inference.OnnxGenAI;

/// <summary>A model in process failed. The message says what was being done and never holds a prompt.</summary>
internal sealed class ModelFaultException(ModelFault fault, string message) : Exception(message)
{
    public ModelFault Fault { get; } = fault;
}
