namespace RagLlama.Storage.Embedded.Dense;

/// <param name="Score">Dot product: the cosine for vectors of length 1.</param>
internal readonly record struct DenseHit(int Slot, float Score);
