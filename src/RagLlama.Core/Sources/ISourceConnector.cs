namespace RagLlama.Sources;

/// <summary>Reads one kind of document source. Knows nothing of the index; holds no state between calls.</summary>
public interface ISourceConnector
{
    /// <summary>Stable lower-case word used in configuration, such as <c>files</c>.</summary>
    string Kind { get; }

    /// <summary>What exists or changed since <paramref name="cursor"/>. Streams; a fault in the listing throws instead of ending it early.</summary>
    IAsyncEnumerable<SourceChange> GetChangesAsync(SourceDefinition source, SyncCursor cursor, CancellationToken cancellationToken);

    /// <summary>Opens the current content of a document.</summary>
    /// <exception cref="SourceItemGoneException">It is no longer there.</exception>
    /// <exception cref="SourceUnreadableException">It is there but cannot be read.</exception>
    Task<SourceContent> OpenAsync(SourceDefinition source, string externalId, CancellationToken cancellationToken);

    /// <summary>The document was removed from RagLlama: delete what the connector itself keeps of it. Connectors to other systems keep nothing.</summary>
    Task ForgetAsync(SourceDefinition source, string externalId, CancellationToken cancellationToken) => Task.CompletedTask;
}
