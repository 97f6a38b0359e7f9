using RagLlama.Ingestion.Chunking;

namespace RagLlama.Ingestion;

/// <summary>Configuration section <c>Ingestion</c>.</summary>
public sealed class IngestionOptions
{
    public const string Section = "Ingestion";

    /// <summary>Largest file in bytes, 1 KiB to 4 GiB. Default 200 MiB. A larger one is reported as failed with <c>limit_size</c>.</summary>
    public long MaxFileBytes { get; set; } = 200L * 1024 * 1024;

    /// <summary>Documents worked on at the same time, 1 to 32. Default 2.</summary>
    public int Workers { get; set; } = 2;

    /// <summary>Chunks embedded in one call, 1 to 512. Default 64.</summary>
    public int EmbeddingBatch { get; set; } = 64;

    /// <summary>Attempts after which a document is set aside until someone asks for it again, 1 to 20. Default 3 (I5).</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long a worker owns a document before another may take it over, in seconds, 5 to 600. Default 15; renewed while it works.</summary>
    public int LeaseSeconds { get; set; } = 15;

    public ChunkingOptions Chunking { get; set; } = new();
}
