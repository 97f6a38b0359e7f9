using RagLlama.Documents;

namespace RagLlama.Sources;

/// <summary>One thing a connector saw. A connector that lists everything yields <see cref="Listed"/> items and then <see cref="ListingCompleted"/>.</summary>
public abstract record SourceChange
{
    private SourceChange()
    {
    }

    /// <summary>The document exists; whether it changed is decided by its <see cref="SourceItem.ChangeTag"/>.</summary>
    public sealed record Listed(SourceItem Item) : SourceChange;

    /// <summary>The document exists but cannot be fetched; the reason is shown to the admin.</summary>
    public sealed record Unreadable(SourceItem Item, string Reason) : SourceChange;

    public sealed record Removed(string ExternalId) : SourceChange;

    public sealed record AccessChanged(string ExternalId, AccessList Access) : SourceChange;

    /// <summary>Everything the source holds has been listed: what was not listed is gone. Never yielded after a partial listing.</summary>
    public sealed record ListingCompleted : SourceChange;
}
