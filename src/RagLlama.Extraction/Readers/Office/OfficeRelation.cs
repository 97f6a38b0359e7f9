namespace RagLlama.Extraction.Readers.Office;

/// <param name="Type">Last word of the relationship's type, such as <c>slide</c>.</param>
/// <param name="Part">Name of the part in the package.</param>
internal sealed record OfficeRelation(string Id, string Type, string Part);
