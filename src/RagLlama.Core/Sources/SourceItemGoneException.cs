namespace RagLlama.Sources;

/// <summary>The document disappeared between listing and reading.</summary>
public sealed class SourceItemGoneException(string externalId) : Exception($"'{externalId}' is no longer in its source.")
{
    public string ExternalId { get; } = externalId;
}
