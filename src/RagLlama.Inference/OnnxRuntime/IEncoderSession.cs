using RagLlama.Inference.OnnxGenAI;

namespace RagLlama.Inference.OnnxRuntime;

/// <summary>A model that reads batches of tokens: ONNX Runtime in the product, a toy in tests. All members throw <see cref="ModelFaultException"/>.</summary>
internal interface IEncoderSession : IDisposable
{
    IReadOnlyList<TensorSlot> Inputs { get; }

    IReadOnlyList<TensorSlot> Outputs { get; }

    /// <summary>Blocks while the model computes; a cancellation ends that soon.</summary>
    /// <param name="output">Name of the output that is wanted.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    TensorValues Run(TextBatch batch, string output, CancellationToken cancellationToken);
}
