namespace RagLlama.Host.Api.Json;

/// <param name="Documents">Documents of the source that the caller may read, or all of them for an admin.</param>
/// <param name="Chunks">Their passages; null when there are too many documents to add up.</param>
public sealed record SourceJson(string Id, string Name, string Connector, string? Access, int Documents, int Indexed, int NotIndexed, int? Chunks);
