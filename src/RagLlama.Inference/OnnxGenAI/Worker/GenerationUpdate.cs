namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <summary>Something that happened to a request; exactly one of the three is set.</summary>
internal readonly record struct GenerationUpdate(string? Text, QueuePlace? Place, GenerationEnd? End);
