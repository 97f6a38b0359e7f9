namespace RagLlama.Jobs;

public static class JobKinds
{
    /// <summary>Key: document id.</summary>
    public const string IngestDocument = "ingest-document";

    /// <summary>Key: document id.</summary>
    public const string RemoveDocument = "remove-document";

    /// <summary>Key: source id.</summary>
    public const string SyncSource = "sync-source";
}
