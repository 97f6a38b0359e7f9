using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Mail;

/// <summary>
/// Text of a message. What an answer quotes of earlier messages is folded into notes, so that it is still found but does not stand beside
/// what the sender wrote as if it were said again.
/// </summary>
internal static partial class QuotedText
{
    public static void Write(string text, DocumentBuilder builder)
    {
        var own = new List<string>();
        var quoted = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Quote().Match(line) is { Success: true } mark)
            {
                Flush(own, builder);
                quoted.Add(line[mark.Length..]);
            }
            else if (quoted.Count > 0 && string.IsNullOrWhiteSpace(line))
            {
                quoted.Add("");
            }
            else
            {
                FlushQuoted(quoted, builder);
                own.Add(line);
            }
        }

        FlushQuoted(quoted, builder);
        Flush(own, builder);
    }

    private static void Flush(List<string> lines, DocumentBuilder builder)
    {
        PlainTextReader.Read(string.Join('\n', lines), builder);
        lines.Clear();
    }

    private static void FlushQuoted(List<string> lines, DocumentBuilder builder)
    {
        builder.Add(BlockType.Note, string.Join('\n', lines));
        lines.Clear();
    }

    [GeneratedRegex(@"^\s{0,3}(?:>\s?)+")]
    private static partial Regex Quote();
}
