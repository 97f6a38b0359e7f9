namespace RagLlama.Ingestion;

/// <param name="StoredAt">When the same bytes were last stored.</param>
public sealed record StoredBlob(string Hash, DateTimeOffset StoredAt);
