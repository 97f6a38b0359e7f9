using System.Globalization;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Markdown;

/// <summary>Title and date of a page's YAML head. Only plain <c>key: value</c> lines are looked at; YAML's anchors and types are no business of a hostile file.</summary>
internal static class FrontMatter
{
    public static void Read(MarkdownDocument document, string text, DocumentBuilder builder)
    {
        if (document.FirstOrDefault() is not YamlFrontMatterBlock head)
        {
            return;
        }

        foreach (var line in text.AsSpan(head.Span.Start, Math.Min(head.Span.Length, text.Length - head.Span.Start)).EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon <= 0 || char.IsWhiteSpace(line[0]))
            {
                continue;
            }

            var value = line[(colon + 1)..].Trim().ToString();
            switch (line[..colon].ToString().Trim().ToUpperInvariant())
            {
                case "TITLE":
                    builder.Title = Unquote(value);
                    break;
                case "UPDATED" or "LAST_UPDATED" or "LASTMOD" or "LAST_MODIFIED" or "MODIFIED":
                    builder.ModifiedAt = Date(value) ?? builder.ModifiedAt;
                    break;
                case "DATE":
                    builder.ModifiedAt ??= Date(value);
                    break;
                default:
                    break;
            }
        }
    }

    private static string? Unquote(string value)
    {
        var plain = value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;
        return plain is "" or ">" or "|" ? null : plain;
    }

    private static DateTimeOffset? Date(string value) =>
        DateTimeOffset.TryParse(Unquote(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
