using RagLlama.Answering;

namespace RagLlama.Inference.OnnxGenAI;

/// <summary>Counts with the tokenizer of the model in process, on the model's own thread: between two tokens of the answers being written.</summary>
internal sealed class OnnxTokenCounter(RunningModel model) : ITokenCounter
{
    public string Name => model.Name;

    public int? ContextLength => model.MaxLength;

    public Task<IReadOnlyList<int>> CountAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        texts.Count == 0 ? Task.FromResult<IReadOnlyList<int>>([]) : model.Worker.CountAsync([.. texts.Select(model.Plain.Of)], cancellationToken);
}
