using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RagLlama.Extraction.Building;

namespace RagLlama.Extraction.Readers.Html;

/// <summary>The readable part of a web page. The parser alone is used: there is nothing in this process that could load or run anything.</summary>
internal static class HtmlReader
{
    private const int EnoughText = 200;
    private const int MostShort = 10_000;
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    public static void Read(ReadOnlySpan<byte> bytes, string? charset, DocumentBuilder builder) => Read(HtmlEncoding.Decode(bytes, charset), builder);

    public static void Read(string html, DocumentBuilder builder)
    {
        using var document = Parse(html, builder);
        builder.Title ??= document.Title;
        builder.ModifiedAt ??= HtmlDates.Find(document);
        var blocks = new HtmlBlocks(builder, new HtmlVisibility(document), dropBoilerplate: true);
        blocks.Write(MainPart(document));
        builder.Title = string.IsNullOrWhiteSpace(builder.Title) ? blocks.FirstHeading : builder.Title;
    }

    /// <summary>A piece of HTML within another document, such as a mail or a Markdown page.</summary>
    /// <param name="isMail">What it quotes of earlier mails becomes notes.</param>
    public static void ReadFragment(string html, DocumentBuilder builder, bool isMail = false)
    {
        using var document = Parse(html, builder);
        if (document.Body is { } body)
        {
            new HtmlBlocks(builder, new HtmlVisibility(document), dropBoilerplate: false, foldQuotes: isMail).Write(body);
        }
    }

    /// <summary>The words of a short piece of HTML.</summary>
    public static string PlainText(string html)
    {
        using var document = Parser.ParseDocument(html.Length > MostShort ? html[..MostShort] : html);
        return document.Body is { } body ? HtmlElements.VisibleText(body, new HtmlVisibility(document)) : "";
    }

    private static IHtmlDocument Parse(string html, DocumentBuilder builder)
    {
        HtmlDepth.Check(html, builder.Limits.Depth);
        return Parser.ParseDocument(html);
    }

    /// <summary>The one main element, or the one article, when it holds the text; else the whole body.</summary>
    private static IElement MainPart(IHtmlDocument document)
    {
        var body = (IElement?)document.Body ?? document.DocumentElement;
        foreach (var selector in new[] { "main", "[role=main]", "article" })
        {
            var found = body.QuerySelectorAll(selector);
            if (found.Length == 1 && found[0].TextContent.Length >= EnoughText)
            {
                return found[0];
            }
        }

        return body;
    }
}
