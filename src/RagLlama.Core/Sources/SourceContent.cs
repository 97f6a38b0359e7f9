namespace RagLlama.Sources;

/// <summary>A document's bytes together with the listing entry that is true of just these bytes.</summary>
public sealed record SourceContent(SourceItem Item, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
