namespace RagLlama.Inference.OnnxRuntime;

/// <summary>An input or output of a model.</summary>
/// <param name="ElementType">Of ONNX: 1 float32, 7 int64, 10 float16; 0 when it is no tensor.</param>
/// <param name="Dimensions">-1 for one that is free.</param>
internal sealed record TensorSlot(string Name, int ElementType, IReadOnlyList<long> Dimensions)
{
    public const int Float = 1;
    public const int Int64 = 7;
    public const int Half = 10;
}
