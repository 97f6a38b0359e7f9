namespace RagLlama.Storage.Catalog.Model;

internal sealed class SourceRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Connector { get; init; }

    /// <summary>JSON object of texts.</summary>
    public required string Settings { get; init; }

    /// <summary>Canonical form of the access list.</summary>
    public required string Access { get; init; }
}
