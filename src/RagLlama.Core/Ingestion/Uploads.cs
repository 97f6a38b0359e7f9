using RagLlama.Indexing;
using RagLlama.Security;

namespace RagLlama.Ingestion;

/// <summary>How documents given by hand are named, so that their owner can be told from the name.</summary>
public static class Uploads
{
    public const string SourceId = "uploads";

    /// <summary>The uploader, a slash, the file name.</summary>
    public static string ExternalId(Asker asker, string fileName) => $"{asker.UserId}/{fileName}";

    /// <summary>True when the document was uploaded by the asker, who may then remove it.</summary>
    public static bool IsOwner(Asker asker, DocumentRecord document) =>
        document.SourceId == SourceId && document.ExternalId.StartsWith(asker.UserId + "/", StringComparison.Ordinal);
}
