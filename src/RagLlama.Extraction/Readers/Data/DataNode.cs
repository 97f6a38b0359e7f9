namespace RagLlama.Extraction.Readers.Data;

/// <summary>A named value or group of values, as JSON and XML hold them.</summary>
/// <param name="Name">Empty for an element of a list.</param>
/// <param name="Value">Null for a group.</param>
internal sealed record DataNode(string Name, string? Value, IReadOnlyList<DataNode> Children)
{
    public static DataNode Leaf(string name, string value) => new(name, value, []);

    public bool IsFlat => Children.Count > 0 && Children.All(child => child.Value is not null);
}
