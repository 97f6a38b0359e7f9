namespace RagLlama.Inference.OnnxGenAI.Worker;

/// <param name="Position">1 is next.</param>
internal sealed record QueuePlace(int Position, TimeSpan ExpectedWait);
