using RagLlama.Inference.OnnxGenAI.Prompts;
using RagLlama.Inference.OnnxGenAI.Worker;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>A model that was loaded, with its worker.</summary>
/// <param name="Adapters">Names of the LoRA adapters loaded with it.</param>
internal sealed record RunningModel(string Name, ModelWorker Worker, PlainText Plain, IReadOnlySet<string> Adapters) : IDisposable
{
    public void Dispose() => Worker.Dispose();
}
