namespace RagLlama.Ingestion;

/// <summary>
/// The catalogue remembers a document's tag together with the index generation it was indexed for: a new generation (another embedder,
/// chunker or analyzer) then makes every document count as changed, from whatever source it comes.
/// </summary>
public static class ChangeTags
{
    public static string Compose(string changeTag, string generation) => $"{changeTag}|{generation}";

    public static bool IsOfGeneration(string? composed, string generation) =>
        composed is not null && composed.EndsWith("|" + generation, StringComparison.Ordinal);
}
