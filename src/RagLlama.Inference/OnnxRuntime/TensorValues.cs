namespace RagLlama.Inference.OnnxRuntime;

/// <summary>What a model gave for a batch.</summary>
/// <param name="Values">Row-major.</param>
internal sealed record TensorValues(float[] Values, IReadOnlyList<long> Shape);
