using RagLlama.Documents;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Markup;

/// <summary>Program text and configuration: what empty lines part becomes a block; indentation stays.</summary>
internal static class SourceCodeReader
{
    private const int LeastLines = 8;

    public static void Read(string text, DocumentBuilder builder)
    {
        var open = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            // Short pieces stay together; a piece that starts at the margin after an empty line is the next function or section.
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && open.Count >= LeastLines && open[^1].Length == 0)
            {
                builder.Add(BlockType.Code, string.Join('\n', open));
                open.Clear();
            }

            open.Add(line.TrimEnd());
        }

        builder.Add(BlockType.Code, string.Join('\n', open));
    }
}
