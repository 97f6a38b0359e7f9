using System.CommandLine;
using RagLlama.Documents;
using RagLlama.Ingestion;

namespace RagLlama.Host.Cli;

/// <summary><c>extract FILE</c>: what the product reads in a file.</summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to read." };
        var json = CommonOptions.Json();
        var html = new Option<string?>("--html") { Description = "Write a page to this file that shows each block's box on its page." };
        var command = new Command("extract", "Show what is read in a file.") { file, json, html };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetValue(file)!;
            var path = Path.GetFullPath(name);
            if (!File.Exists(path))
            {
                throw new BadInputException($"'{name}' does not exist or is a folder. Name one file.");
            }

            await using var services = CommandServices.Create(parsed);
            var source = new ExtractionSource(path, Path.GetFileName(path));
            var extractor = services.Get<ITextExtractor>();
            var result = await extractor.ExtractAsync(source, cancellationToken);
            if (DocumentOf(result) is { } read)
            {
                var document = PassageLanguages.Name(read);
                if (parsed.GetValue(html) is { } target)
                {
                    await File.WriteAllTextAsync(target, await ExtractHtml.WriteAsync(source, document, extractor, cancellationToken), cancellationToken);
                }

                Show(document, parsed.GetValue(json));
            }

            return result switch
            {
                ExtractionResult.Unsupported u => throw new BadInputException($"'{name}' is not read: {u.Reason}"),
                ExtractionResult.Failed f => throw new BadInputException($"'{name}' could not be read: {f.Code}: {f.Reason}"),
                _ => ExitCode.Done,
            };
        });
        return command;
    }

    /// <summary>Also what was read before a limit was reached.</summary>
    private static ExtractedDocument? DocumentOf(ExtractionResult result) => result switch
    {
        ExtractionResult.Extracted extracted => extracted.Document,
        ExtractionResult.Failed failed => failed.Partial,
        _ => null,
    };

    private static void Show(ExtractedDocument document, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(ExtractReport.Of(document));
        }
        else
        {
            ExtractPrinter.Print(document);
        }
    }
}
