using RagLlama.Ingestion;

namespace RagLlama.Storage.Catalog.Documents;

/// <summary>Document states as words in the database, so that the order of the enum is free to change.</summary>
internal static class StatusText
{
    public const string Pending = "pending";
    public const string Indexed = "indexed";
    public const string Removed = "removed";

    public static string Of(DocumentStatus status) => status switch
    {
        DocumentStatus.Pending => Pending,
        DocumentStatus.Indexed => Indexed,
        DocumentStatus.Partial => "partial",
        DocumentStatus.Unsupported => "unsupported",
        DocumentStatus.Failed => "failed",
        DocumentStatus.Quarantined => "quarantined",
        DocumentStatus.Removed => Removed,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static DocumentStatus Parse(string text) => text switch
    {
        Pending => DocumentStatus.Pending,
        Indexed => DocumentStatus.Indexed,
        "partial" => DocumentStatus.Partial,
        "unsupported" => DocumentStatus.Unsupported,
        "failed" => DocumentStatus.Failed,
        "quarantined" => DocumentStatus.Quarantined,
        Removed => DocumentStatus.Removed,
        _ => throw new InvalidDataException($"The catalogue has an unknown document state '{text}'."),
    };
}
