using RagLlama.Documents;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Text;

/// <summary>Paragraphs are what empty lines separate; their line breaks stay.</summary>
internal static class PlainTextReader
{
    public static void Read(string text, DocumentBuilder builder)
    {
        foreach (var paragraph in Paragraphs(text.ReplaceLineEndings("\n")))
        {
            if (builder.IsFull)
            {
                return;
            }

            builder.Add(BlockType.Paragraph, paragraph);
        }
    }

    private static IEnumerable<string> Paragraphs(string text)
    {
        var start = 0;
        var position = 0;
        while (position < text.Length)
        {
            var end = text.IndexOf('\n', position);
            end = end < 0 ? text.Length : end;
            if (string.IsNullOrWhiteSpace(text[position..end]))
            {
                yield return text[start..position];
                start = end;
            }

            position = end + 1;
        }

        yield return text[Math.Min(start, text.Length)..];
    }
}
