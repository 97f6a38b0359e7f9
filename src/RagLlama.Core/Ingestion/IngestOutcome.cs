namespace RagLlama.Ingestion;

/// <summary>How one document's ingest ended.</summary>
public abstract record IngestOutcome
{
    private IngestOutcome()
    {
    }

    public sealed record Indexed(int Version, int Chunks) : IngestOutcome;

    /// <summary>Same bytes as before; perhaps a new access list.</summary>
    public sealed record Unchanged : IngestOutcome;

    public sealed record Unsupported(string Reason) : IngestOutcome;

    public sealed record Failed(string Reason) : IngestOutcome;

    /// <summary>It was deleted before it could be read.</summary>
    public sealed record Gone : IngestOutcome;
}
