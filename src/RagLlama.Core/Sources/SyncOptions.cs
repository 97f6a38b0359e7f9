namespace RagLlama.Sources;

/// <summary>How a source is compared with what is known of it.</summary>
public sealed record SyncOptions
{
    /// <summary>A run nobody watches: a removal too large to be plausible waits for an admin.</summary>
    public static SyncOptions Scheduled { get; } = new() { GuardRemovals = true };

    /// <summary>A run somebody asked for just now, about just these places: what is gone is removed, what failed is tried again.</summary>
    public static SyncOptions Asked { get; } = new() { RetryFailed = true };

    public bool GuardRemovals { get; init; }

    public bool RetryFailed { get; init; }

    /// <summary>Only documents whose external id starts with one of these are compared; null compares all.</summary>
    public IReadOnlyList<string>? ExternalIdPrefixes { get; init; }

    public bool Covers(string externalId) =>
        ExternalIdPrefixes is null || ExternalIdPrefixes.Any(p => externalId == p || externalId.StartsWith(p + "/", StringComparison.Ordinal));
}
