using System.Collections.Immutable;
using RagLlama.Documents;

namespace RagLlama.Sources;

/// <summary>A place documents come from, as an admin configured it.</summary>
public sealed record SourceDefinition
{
    /// <summary>Lower-case slug, such as <c>handbooks</c>; part of every document id of the source.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><see cref="ISourceConnector.Kind"/> of the connector that reads it; <c>upload</c> for files given by hand.</summary>
    public required string Connector { get; init; }

    /// <summary>The connector's own settings, such as <c>paths</c>.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Who may read documents for which the connector knows no list of their own.</summary>
    public required AccessList Access { get; init; }
}
