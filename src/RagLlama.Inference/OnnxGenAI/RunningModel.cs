using RagLlama.Inference.OnnxGenAI.Prompts;
using RagLlama.Inference.OnnxGenAI.Worker;
using RagLlama.Inference.OpenAi;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>A model that was loaded, with its worker.</summary>
/// <param name="Adapters">Names of the LoRA adapters loaded with it.</param>
internal sealed record RunningModel(string Name, ModelWorker Worker, PlainText Plain, IReadOnlySet<string> Adapters) : IDisposable
{
    /// <summary>SHA-256 over the hashes of its files; null when nobody has computed them.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Longest prompt and answer together, in tokens.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The adapter of calls that name none; null for the model as it is.</summary>
    public string? Adapter { get; init; }

    public ChatPrice? Price { get; init; }

    public ChatEnergy? Energy { get; init; }

    public void Dispose() => Worker.Dispose();
}
