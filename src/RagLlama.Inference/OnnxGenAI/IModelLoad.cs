namespace RagLlama.Inference.OnnxGenAI;

/// <summary>How busy the model in process is, for portal, API and metrics.</summary>
public interface IModelLoad
{
    /// <summary>The state of a moment ago. Callable from any thread at any time; costs nothing.</summary>
    ModelLoad Current { get; }
}
