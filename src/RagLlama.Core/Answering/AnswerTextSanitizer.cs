using System.Text;
using System.Text.RegularExpressions;

namespace RagLlama.Answering;

/// <summary>
/// Makes a model's text plain while it streams: links become their text, pictures their description, HTML goes. A document could
/// otherwise make the answer load something from elsewhere and carry what was asked out with it.
/// </summary>
internal sealed partial class AnswerTextSanitizer
{
    /// <summary>An opening that has not been closed after this many characters is ordinary text.</summary>
    private const int LongestElement = 1000;

    private readonly StringBuilder held = new();
    private char last;

    /// <summary>Something was taken out just here, so what stands on both sides must not become a new link.</summary>
    private bool joint;

    public static string Clean(string text)
    {
        var sanitizer = new AnswerTextSanitizer();
        return sanitizer.Push(text) + sanitizer.Flush();
    }

    /// <summary>The text that is safe to show by now; an unfinished element is held back.</summary>
    public string Push(string delta)
    {
        held.Append(delta);
        return Take(final: false);
    }

    public string Flush() => Take(final: true);

    private string Take(bool final)
    {
        var text = held.ToString();
        var output = new StringBuilder();
        var index = 0;
        while (index < text.Length)
        {
            var match = Element().Match(text, index);
            if (match.Success && match.Index == index && (final || !NeedsMore(text, match)))
            {
                Append(output, Replacement(match));
                index += match.Length;
                joint |= !match.Groups["bare"].Success;
            }
            else if (!final && IsOpening(text, index) && text.Length - index < LongestElement)
            {
                break;
            }
            else
            {
                Append(output, text[index++].ToString());
            }
        }

        held.Clear().Append(text, index, text.Length - index);
        return output.ToString();
    }

    private void Append(StringBuilder output, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (joint && last is ']' or '!' && text[0] is '(' or '[')
        {
            output.Append(' ');
        }

        output.Append(text);
        (last, joint) = (text[^1], false);
    }

    /// <summary>A closed bracket at the end of the text may still turn out to be the first half of a link.</summary>
    private static bool NeedsMore(string text, Match match)
    {
        var rest = text.AsSpan(match.Index + match.Length);
        return match.Value[^1] == ']' && (rest.IsEmpty || (rest[0] == '[' && !rest.Contains(']') && rest.Length < LongestElement));
    }

    private static bool IsOpening(string text, int index)
    {
        var rest = text.AsSpan(index);
        return rest[0] switch
        {
            '[' => !rest.Contains('\n') || rest.IndexOf(']') is var close && close >= 0 && close < rest.IndexOf('\n'),
            '!' => rest.Length == 1 || rest[1] == '[',
            '<' => rest.Length == 1 || char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!',
            _ => false,
        };
    }

    private static string Replacement(Match match) =>
        match.Groups["bare"].Success ? match.Value
        : match.Groups["text"].Success ? Clean(match.Groups["text"].Value)
        : "";

    // In order: link or picture with an address, link by reference, a bracket that is neither, HTML element or automatic link.
    [GeneratedRegex(
        @"\G(?:!?\[(?<text>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|!?\[(?<text>[^\[\]\n]*)\]\[(?!\s*\d+(?:\s*,\s*\d+)*\s*\])[^\[\]\n]*\]|!\[(?<text>[^\[\]\n]*)\](?!\()|(?<bare>\[[^\[\]\n]*\])(?!\()|<(?:[a-zA-Z/!][^<>]*)>)")]
    private static partial Regex Element();
}
