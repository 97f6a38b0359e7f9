namespace RagLlama.Sources;

/// <summary>Where a connector's change feed was left; opaque to everyone but the connector. Connectors without a feed always list everything.</summary>
public readonly record struct SyncCursor(string? Value)
{
    public static SyncCursor Beginning => default;
}
