namespace RagLlama.Inference.Models;

/// <param name="File">The file in progress.</param>
/// <param name="Bytes">Bytes of it that are there.</param>
/// <param name="Total">Its size; null until the mirror said it.</param>
/// <param name="Note">Something worth a line, such as a new attempt; null for plain progress.</param>
public sealed record PullProgress(string File, long Bytes, long? Total, string? Note = null);
