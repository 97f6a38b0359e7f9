namespace RagLlama.Answering.Facts;

/// <summary>A word or phrase that a <see cref="Words.WordTable"/> knows, where it stands.</summary>
/// <param name="First">Index of its first word.</param>
/// <param name="Last">Index of its last word.</param>
internal readonly record struct Meaning(string Symbol, int First, int Last, int Clause);
