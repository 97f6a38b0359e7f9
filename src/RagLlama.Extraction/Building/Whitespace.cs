using System.Text;

namespace RagLlama.Extraction.Building;

internal static class Whitespace
{
    /// <summary>Every run of white space becomes one space; none at the ends.</summary>
    public static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        var pending = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                pending = true;
                continue;
            }

            if (pending && result.Length > 0)
            {
                result.Append(' ');
            }

            pending = false;
            result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>Collapses within lines, keeps the line breaks, drops empty lines.</summary>
    public static string CollapseLines(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
            ? string.Join('\n', text.Split('\n').Select(Collapse).Where(line => line.Length > 0))
            : Collapse(text);
}
