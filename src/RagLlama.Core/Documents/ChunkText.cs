namespace RagLlama.Documents;

/// <summary>What of a chunk is indexed and compared with questions.</summary>
public static class ChunkText
{
    /// <summary>The document's title and the headings above the chunk, each once, a line each.</summary>
    public static string TitleOf(string documentTitle, Chunk chunk) =>
        string.Join('\n', chunk.Location.Headings.Prepend(documentTitle).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The chunk's text without the lines at its beginning that <see cref="TitleOf"/> has, so that no word counts twice, and behind the header of its
    /// table if it is the continuation of one. All of the text when nothing else would be left.
    /// </summary>
    public static string BodyOf(string documentTitle, Chunk chunk)
    {
        var body = chunk.Text.AsSpan();
        while (body.IndexOf('\n') is var end and >= 0 && IsHeading(body[..end], documentTitle, chunk))
        {
            body = body[(end + 1)..];
        }

        var text = body.IsWhiteSpace() || body.Length == chunk.Text.Length ? chunk.Text : body.ToString();
        return chunk.TableHeader is null ? text : chunk.TableHeader + "\n" + text;
    }

    /// <summary>Both: what is embedded, and what a model that judges a chunk reads.</summary>
    public static string WholeOf(string documentTitle, Chunk chunk) => TitleOf(documentTitle, chunk) + "\n" + BodyOf(documentTitle, chunk);

    private static bool IsHeading(ReadOnlySpan<char> line, string documentTitle, Chunk chunk)
    {
        var bare = line.TrimStart('#').Trim();
        if (bare.IsEmpty || bare.Equals(documentTitle, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var heading in chunk.Location.Headings)
        {
            if (bare.Equals(heading, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
