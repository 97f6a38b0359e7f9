namespace RagLlama.Ingestion;

/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Length">Bytes.</param>
public sealed record BlobInfo(string Hash, long Length);
