using System.Text.RegularExpressions;

namespace RagLlama.Extraction.Readers.Markup;

/// <summary>Takes inline marks off, keeps the words.</summary>
internal static partial class MarkupText
{
    public static string AsciiDoc(string text)
    {
        var plain = AsciiDocLink().Replace(text, match => match.Groups[2].Length > 0 ? match.Groups[2].Value : match.Groups[1].Value);
        plain = CrossReference().Replace(plain, match => match.Groups[2].Length > 0 ? match.Groups[2].Value : match.Groups[1].Value);
        plain = Footnote().Replace(plain, " ($1)");
        return AsciiDocStress().Replace(plain, "$2");
    }

    public static string ReStructuredText(string text)
    {
        var plain = Role().Replace(text, "$1");
        plain = Link().Replace(plain, "$1");
        plain = Target().Replace(plain, "$1");
        return Stress().Replace(plain, "$2");
    }

    [GeneratedRegex(@"(?:link:|xref:|mailto:|(?=https?://))(\S*?)\[([^\]]*)\]")]
    private static partial Regex AsciiDocLink();

    [GeneratedRegex(@"<<([^,>]+)(?:,\s*([^>]*))?>>")]
    private static partial Regex CrossReference();

    [GeneratedRegex(@"footnote:\[([^\]]*)\]")]
    private static partial Regex Footnote();

    [GeneratedRegex(@"(?<![\w*_`#])(\*\*|__|``|\*|_|`|\+|#)(?=\S)(.+?)(?<=\S)\1(?![\w*_`#])")]
    private static partial Regex AsciiDocStress();

    [GeneratedRegex(@":[a-z][\w.+:-]*:`(?:~)?([^`<]+?)(?:\s*<[^`>]*>)?`")]
    private static partial Regex Role();

    [GeneratedRegex(@"`([^`<]+?)\s*<[^`>]+>`__?")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([^`]+)`__?|(?<=\w)_(?=\s|$|[.,;:])")]
    private static partial Regex Target();

    [GeneratedRegex(@"(?<![\w*`])(\*\*|``|\*|`)(?=\S)(.+?)(?<=\S)\1(?![\w*`])")]
    private static partial Regex Stress();
}
