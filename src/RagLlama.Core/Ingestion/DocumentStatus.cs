namespace RagLlama.Ingestion;

public enum DocumentStatus
{
    /// <summary>Known, waiting for its first ingest.</summary>
    Pending,

    /// <summary>Read and answerable.</summary>
    Indexed,

    /// <summary>Read up to a limit; what was read until then is answerable, and its answers say so.</summary>
    Partial,

    /// <summary>A kind of file that is not read.</summary>
    Unsupported,

    /// <summary>Could not be read; tried again when it changes or on request. An earlier version stays answerable.</summary>
    Failed,

    /// <summary>Failed too often to be tried again without someone asking (I5).</summary>
    Quarantined,

    /// <summary>Deleted: unanswerable already, its remains are being removed (I3).</summary>
    Removed,
}
