using System.Globalization;
using System.Text.RegularExpressions;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Markup;

/// <summary>AsciiDoc: titles, lists, tables, listings, admonitions. Includes are never followed.</summary>
internal static partial class AsciiDocReader
{
    public static void Read(string text, DocumentBuilder builder)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var open = new List<string>();
        var numbers = new int[6];
        for (var i = 0; i < lines.Length && !builder.IsFull; i++)
        {
            var line = lines[i].TrimEnd();
            if (line is "////" or "----" or "...." or "|===" or "++++")
            {
                Flush(open, builder);
                var end = Array.FindIndex(lines, i + 1, other => other.TrimEnd() == line);
                end = end < 0 ? lines.Length : end;
                WriteBlock(line, lines[(i + 1)..end], builder);
                i = end;
            }
            else if (Heading().Match(line) is { Success: true } heading)
            {
                Flush(open, builder);
                Array.Clear(numbers);
                var title = MarkupText.AsciiDoc(heading.Groups[2].Value);
                builder.Title ??= heading.Groups[1].Length == 1 ? title : null;
                builder.Add(BlockType.Heading, title, Math.Min(heading.Groups[1].Length, 6));
            }
            else if (Item().Match(line) is { Success: true } item)
            {
                Flush(open, builder);
                var depth = item.Groups[1].Length;
                builder.Add(BlockType.List, Number(item.Groups[1].Value, numbers) + MarkupText.AsciiDoc(item.Groups[2].Value), depth);
            }
            else if (Term().Match(line) is { Success: true } term)
            {
                Flush(open, builder);
                Array.Clear(numbers);
                open.Add($"{term.Groups[1].Value}: {term.Groups[2].Value}");
            }
            else if (line.Length == 0 || line == "+" || line.StartsWith("//", StringComparison.Ordinal) || Setting().IsMatch(line))
            {
                Flush(open, builder);
            }
            else
            {
                Array.Clear(numbers);
                open.Add(BlockTitle().Replace(line, "$1"));
            }
        }

        Flush(open, builder);
    }

    /// <summary>Numbered items are marked with dots, one for each level, and counted by whoever shows them.</summary>
    private static string Number(string mark, int[] numbers)
    {
        Array.Clear(numbers, mark.Length, numbers.Length - mark.Length);
        return mark[0] == '.' ? string.Create(CultureInfo.InvariantCulture, $"{++numbers[mark.Length - 1]}. ") : "";
    }

    private static void Flush(List<string> lines, DocumentBuilder builder)
    {
        builder.Add(BlockType.Paragraph, MarkupText.AsciiDoc(Whitespace.Collapse(string.Join(' ', lines))));
        lines.Clear();
    }

    private static void WriteBlock(string fence, string[] lines, DocumentBuilder builder)
    {
        if (fence == "|===")
        {
            WriteTable(lines, builder);
        }
        else if (fence is "----" or "....")
        {
            builder.Add(BlockType.Code, string.Join('\n', lines));
        }
    }

    /// <summary>A row a line, or a cell a line: then the first line that holds several cells tells the number of columns.</summary>
    private static void WriteTable(string[] lines, DocumentBuilder builder)
    {
        var groups = lines.Select(line => line.Trim()).Where(line => line.StartsWith('|'))
            .Select(line => line[1..].Split('|').Select(cell => MarkupText.AsciiDoc(cell.Trim())).ToList()).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        var columns = groups[0].Count;
        var cells = groups.SelectMany(group => group).ToList();
        var rows = cells.Chunk(Math.Max(1, columns)).Select(row => (IReadOnlyList<string>)row).ToList();
        builder.AddTable(rows, TableHeader.Count(rows));
    }

    [GeneratedRegex(@"^(={1,6})\s+(\S.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(\*{1,5}|\.{1,5}|-)\s+(\S.*)$")]
    private static partial Regex Item();

    /// <summary>A term and, behind two or more colons, what it means.</summary>
    [GeneratedRegex(@"^\s*([^:\s][^:]*?)(?:::+|;;)(?:\s+(\S.*))?$")]
    private static partial Regex Term();

    /// <summary>Attributes, anchors, block options and directives.</summary>
    [GeneratedRegex(@"^(?::[\w!-]+:|\[[^\]]*\]$|include::|image::|toc::|ifdef::|ifndef::|endif::)")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\.(?=\w)(.*)$")]
    private static partial Regex BlockTitle();
}
