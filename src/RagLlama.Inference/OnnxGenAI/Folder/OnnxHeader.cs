namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>What is read from a .onnx file without loading its weights.</summary>
/// <param name="InputTypes">ONNX element type of each input (TensorProto.DataType: 1 float32, 10 float16, 16 bfloat16, 3 int8, 2 uint8).</param>
/// <param name="ExternalFiles">Files beside it that hold weights, with the least size in bytes each must have.</param>
internal sealed record OnnxHeader(IReadOnlyDictionary<string, int> InputTypes, IReadOnlyDictionary<string, long> ExternalFiles);
