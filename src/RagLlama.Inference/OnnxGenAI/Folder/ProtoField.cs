namespace RagLlama.Inference.OnnxGenAI.Folder;

/// <summary>One field of a protocol buffer.</summary>
/// <param name="Value">The number, for numbers.</param>
/// <param name="End">Position behind the content, for everything that has a length; null for numbers.</param>
internal readonly record struct ProtoField(int Number, ulong Value, long? End);
