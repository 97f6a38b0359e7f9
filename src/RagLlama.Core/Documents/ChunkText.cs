namespace RagLlama.Documents;

/// <summary>What of a chunk is indexed and compared with questions.</summary>
public static class ChunkText
{
    /// <summary>The document's title and the headings above the chunk, each once, a line each.</summary>
    public static string TitleOf(string documentTitle, Chunk chunk) =>
        string.Join('\n', chunk.Location.Headings.Prepend(documentTitle).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>The chunk's text, behind the header of its table if it is the continuation of one.</summary>
    public static string BodyOf(Chunk chunk) => chunk.TableHeader is null ? chunk.Text : chunk.TableHeader + "\n" + chunk.Text;
}
