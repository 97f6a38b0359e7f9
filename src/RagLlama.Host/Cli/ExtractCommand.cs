using System.CommandLine;
using RagLlama.Documents;
using RagLlama.Ingestion;
using RagLlama.Text;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>extract FILE</c>: what the product reads in a file.</summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to read." };
        var json = CommonOptions.Json();
        var command = new Command("extract", "Show what is read in a file.") { file, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            if (!File.Exists(path))
            {
                throw new BadInputException($"'{parsed.GetValue(file)}' does not exist or is a folder. Name one file.");
            }

            await using var services = CommandServices.Create(parsed);
            var result = await services.Get<ITextExtractor>().ExtractAsync(new ExtractionSource(path, Path.GetFileName(path)), cancellationToken);
            var document = result switch
            {
                ExtractionResult.Extracted e => e.Document,
                ExtractionResult.Unsupported u => throw new BadInputException($"'{parsed.GetValue(file)}' is not read: {u.Reason}"),
                ExtractionResult.Failed f => throw new BadInputException($"'{parsed.GetValue(file)}' could not be read: {f.Code}: {f.Reason}"),
                _ => throw new InvalidOperationException($"Unknown extraction result {result.GetType().Name}."),
            };
            document = document with { Language = LanguageDetector.Detect(document.Text) };
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(ExtractReport.Of(document));
            }
            else
            {
                Print(document);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(ExtractedDocument document)
    {
        Terminal.Line($"[bold]{document.Title ?? "(no title)"}[/] {document.MediaType}, {document.Language}{(document.PageCount is { } n ? $", {n} pages" : "")}");
        int? page = null;
        foreach (var block in document.Blocks)
        {
            if (block.Page != page)
            {
                page = block.Page;
                AnsiConsole.Write(new Rule($"page {page}") { Justification = Justify.Left });
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
        if (block is { Type: BlockType.Table, Cells: { Count: > 0 } rows })
        {
            var table = new Table();
            var columns = rows.Max(r => r.Count);
            for (var i = 0; i < columns; i++)
            {
                table.AddColumn(new TableColumn(Markup.Escape(i < rows[0].Count ? rows[0][i] : "")));
            }

            foreach (var row in rows.Skip(1))
            {
                table.AddRow([.. row.Select(c => new Spectre.Console.Text(c))]);
            }

            AnsiConsole.Write(table);
            return;
        }

        var text = document.TextOf(block).Trim();
        Terminal.Line(block.Type == BlockType.Heading ? (FormattableString)$"[bold]{new string('#', Math.Max(1, block.Level))} {text}[/]" : $"[dim]{block.Type.ToString().ToLowerInvariant()}[/] {text}");
    }
}
