using System.Text.RegularExpressions;
using RagLlama.Documents;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary>Prints a document's structure for people: headings and lists indented, tables drawn, warnings beside what they are about.</summary>
internal static partial class ExtractPrinter
{
    public static void Print(ExtractedDocument document)
    {
        Terminal.Line($"[bold]{document.Title ?? "(no title)"}[/]  {document.MediaType}, {document.Language}{(document.PageCount is { } n ? $", {n} pages" : "")}, {document.Blocks.Count} blocks, {document.Text.Length} characters");
        int? page = null;
        foreach (var block in document.Blocks)
        {
            if (block.Page is { } number && number != page)
            {
                page = number;
                Terminal.Line($"[dim]-- page {number} --[/]");
            }

            PrintBlock(document, block);
        }

        foreach (var warning in document.Warnings)
        {
            Terminal.Line($"[yellow]{warning.Code}[/] {(warning.Page is { } p ? $"page {p}: " : "")}{warning.Detail}");
        }
    }

    private static void PrintBlock(ExtractedDocument document, DocumentBlock block)
    {
        if (block.Warnings is { } warnings)
        {
            Terminal.Line($"[yellow]! {string.Join(", ", warnings)}[/]");
        }

        if (block is { Type: BlockType.Table, Cells: { Count: > 0 } rows })
        {
            PrintTable(rows);
            return;
        }

        var text = document.TextOf(block).Trim();
        var certainty = (block.OcrConfidence is { } share ? $" (recognised, {share * 100:0} % certain)" : "") + (block.Language is { } language ? $" ({language})" : "");
        switch (block.Type)
        {
            case BlockType.Heading:
                Terminal.Line($"[bold]{new string('#', Math.Max(1, block.Level))} {text}[/][dim]{certainty}[/]");
                break;
            case BlockType.List:
                Terminal.Line($"{new string(' ', 2 * Math.Max(0, block.Level - 1))}[dim]{(HasOwnMark().IsMatch(text) ? "" : "- ")}[/]{text}[dim]{certainty}[/]");
                break;
            case BlockType.Paragraph:
                Terminal.Line($"{text}[dim]{certainty}[/]");
                break;
            default:
                Terminal.Line($"[dim]{block.Type.ToString().ToLowerInvariant()}:[/] {text}[dim]{certainty}[/]");
                break;
        }
    }

    private static void PrintTable(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table();
        for (var i = 0; i < rows.Max(row => row.Count); i++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(i < rows[0].Count ? rows[0][i] : "")));
        }

        foreach (var row in rows.Skip(1))
        {
            table.AddRow([.. row.Select(cell => new Spectre.Console.Text(cell))]);
        }

        AnsiConsole.Write(table);
    }

    /// <summary>An item that brings its bullet or number along, as printed pages do.</summary>
    [GeneratedRegex(@"^(?:[•◦▪●■‣·○❖➢✓–*-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)])\s")]
    private static partial Regex HasOwnMark();
}
