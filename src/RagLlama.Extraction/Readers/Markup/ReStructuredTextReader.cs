using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Markup;

/// <summary>reStructuredText: titles by their underlines, lists, literal blocks, tables. Directives keep their text and lose their marks; includes are never followed.</summary>
internal static partial class ReStructuredTextReader
{
    public static void Read(string text, DocumentBuilder builder)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToArray();
        var underlines = new List<string>();
        for (var i = 0; i < lines.Length && !builder.IsFull;)
        {
            if (IsTitle(lines, i, out var overlined))
            {
                WriteTitle(lines[i + (overlined ? 1 : 0)], lines[i + (overlined ? 2 : 1)][0] + (overlined ? "2" : "1"), underlines, builder);
                i += overlined ? 3 : 2;
                continue;
            }

            var end = i;
            while (end < lines.Length && lines[end].Length > 0 && !(end > i && IsTitle(lines, end, out _)))
            {
                end++;
            }

            if (end > i)
            {
                WriteParagraph(lines[i..end], builder);
            }

            i = Math.Max(end, i + 1);
        }
    }

    private static bool IsTitle(string[] lines, int at, out bool overlined)
    {
        overlined = at + 2 < lines.Length && Rule().IsMatch(lines[at]) && lines[at + 2] == lines[at] && lines[at + 1].Trim().Length > 0 && lines[at].Length >= lines[at + 1].Trim().Length;
        return overlined || (at + 1 < lines.Length && lines[at].Length > 0 && !Rule().IsMatch(lines[at]) && Rule().IsMatch(lines[at + 1]) && lines[at + 1].Length >= lines[at].Trim().Length && !char.IsWhiteSpace(lines[at][0]));
    }

    /// <summary>Which underline means which level is decided by the order of their first use.</summary>
    private static void WriteTitle(string title, string underline, List<string> underlines, DocumentBuilder builder)
    {
        if (!underlines.Contains(underline))
        {
            underlines.Add(underline);
        }

        var text = MarkupText.ReStructuredText(title.Trim());
        builder.Title ??= text;
        builder.Add(BlockType.Heading, text, Math.Min(underlines.IndexOf(underline) + 1, 6));
    }

    private static void WriteParagraph(string[] lines, DocumentBuilder builder)
    {
        if (SimpleTable.Read(lines) is { } table)
        {
            builder.AddTable(table, headerRows: 1);
            return;
        }

        var open = new List<string>();
        var level = 0;
        foreach (var line in lines.Where(line => !Skipped().IsMatch(line)))
        {
            if (Item().Match(line) is { Success: true } item)
            {
                Flush(open, level, builder);
                level = 1 + (item.Groups[1].Length / 2);
                open.Add((item.Groups[2].Value is "-" or "*" or "+" or "•" ? "" : item.Groups[2].Value + " ") + item.Groups[3].Value);
            }
            else
            {
                open.Add(Directive().Replace(line.Trim(), "$1"));
            }
        }

        Flush(open, level, builder);
    }

    private static void Flush(List<string> lines, int level, DocumentBuilder builder)
    {
        var text = MarkupText.ReStructuredText(Whitespace.Collapse(string.Join(' ', lines)));
        builder.Add(level > 0 ? BlockType.List : BlockType.Paragraph, text, level);
        lines.Clear();
    }

    [GeneratedRegex(@"^([=\-~^""'`#*+.:_])\1{2,}$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(\s*)([-*+•]|\(?(?:\d{1,3}|#|[a-z])[.)])\s+(\S.*)$")]
    private static partial Regex Item();

    /// <summary>Comments, targets, options and includes.</summary>
    [GeneratedRegex(@"^\s*(?:\.\. (?:_[^:]+:|\|?(?:image|include|figure|toctree|highlight|raw|contents)\|?::)|:[\w-]+:\s*\S*$)|^([=\-~^]{3,}\s*)+$")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"^\.\. (?:[\w-]+::\s*|\[(?:#?\w+)\]\s+)?(.*)$")]
    private static partial Regex Directive();
}
