using RagLlama.Documents;
using RagLlama.Sources;

namespace RagLlama.Ingestion;

/// <summary>The built-in source of files that people hand in. Each document keeps the access list its uploader chose.</summary>
public static class UploadSource
{
    public const string Connector = "upload";

    public static SourceDefinition Definition { get; } = new() { Id = Uploads.SourceId, Name = "Uploads", Connector = Connector, Access = AccessList.Nobody };
}
