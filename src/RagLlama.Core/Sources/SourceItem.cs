using RagLlama.Documents;

namespace RagLlama.Sources;

/// <summary>A document as its source lists it, before it is read.</summary>
public sealed record SourceItem
{
    /// <summary>The document's stable name in its source, such as a relative path with forward slashes.</summary>
    public required string ExternalId { get; init; }

    public required Uri Uri { get; init; }

    /// <summary>File name with extension, for display and as a hint; the media type comes from the content.</summary>
    public required string FileName { get; init; }

    /// <summary>Changes whenever the content may have changed: size and time, an ETag, a revision. Equal tag: content is not fetched again.</summary>
    public required string ChangeTag { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The document's own access list, or null to take the source's.</summary>
    public AccessList? Access { get; init; }
}
