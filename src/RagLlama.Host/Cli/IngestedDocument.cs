namespace RagLlama.Host.Cli;

/// <summary>A row of <c>ingest --json</c>.</summary>
internal sealed record IngestedDocument(string Path, string Status, string? Reason, int Chunks, int? Pages);
