using Markdig;
using Markdig.Syntax;
using RagLlama.Documents;
using RagLlama.Extraction.Building;
using RagLlama.Extraction.Readers.Text;

namespace RagLlama.Extraction.Readers.Markdown;

/// <summary>Markdown as it reads when rendered: markup gone, link text kept.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseDefinitionLists()
        .Build();

    public static void Read(string text, DocumentBuilder builder)
    {
        if (MarkdownDepth.IsTooDeep(text, builder.Limits.Depth))
        {
            ReadPlain(text, builder);
            return;
        }

        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's answer to markup nested beyond its depth limit; the words themselves are still readable.
            ReadPlain(text, builder);
            return;
        }

        FrontMatter.Read(document, text, builder);
        var blocks = new MarkdownBlocks(builder);
        if (builder.Title is { } title && !StartsWith(document, title))
        {
            builder.Add(BlockType.Heading, title, 1);
        }

        blocks.Write(document);
        builder.Title ??= blocks.FirstHeading;
    }

    private static void ReadPlain(string text, DocumentBuilder builder)
    {
        builder.Warn("plain_text", null, "The markup is nested too deeply, so the file was read as plain text.");
        PlainTextReader.Read(text, builder);
    }

    private static bool StartsWith(MarkdownDocument document, string title) =>
        document.OfType<HeadingBlock>().FirstOrDefault() is { } first
        && Whitespace.Collapse(MarkdownInlines.Text(first.Inline)).Equals(Whitespace.Collapse(title), StringComparison.OrdinalIgnoreCase);
}
