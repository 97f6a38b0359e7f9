using System.CommandLine;
using System.Text.Json;
using RagLlama.Answering;
using RagLlama.Answering.Replaying;
using RagLlama.Host.Api.Json;
using RagLlama.Security;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>replay RECEIPT</c>: asks the question of a receipt again and says what has changed since. Exit code 0 when nothing has, 4 when something has.</summary>
internal static class ReplayCommand
{
    private const long LargestFile = 4 << 20;

    public static Command Create()
    {
        var receipt = new Argument<string>("receipt") { Description = "Id of a receipt, or a file with one." };
        var question = new Option<string?>("--question") { Description = "The complete question, where the receipt does not have it." };
        var user = CommonOptions.As();
        var json = CommonOptions.Json();
        var command = new Command("replay", "Ask the question of a receipt again and show what has changed since.") { receipt, question, user, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            var asker = await services.AskerAsync(parsed.GetValue(user), cancellationToken);
            var found = await FindAsync(services, parsed.GetValue(receipt)!, asker, cancellationToken);
            var report = await services.Get<ReceiptReplay>().RunAsync(found, parsed.GetValue(question), asker, cancellationToken)
                ?? throw new BadInputException("The receipt is of another asker. Say who asked with --as.");
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                Print(report);
            }

            return report.Reproduced ? ExitCode.Done : ExitCode.NotClean;
        });
        return command;
    }

    private static async Task<AnswerReceipt> FindAsync(CommandServices services, string given, Asker asker, CancellationToken cancellationToken)
    {
        if (!File.Exists(given))
        {
            return await services.Get<IReceiptStore>().FindAsync(asker.UserId, given, cancellationToken)
                ?? throw new BadInputException($"There is no receipt '{given}' of this asker's, and no such file. Say who asked with --as.");
        }

        if (new FileInfo(given).Length > LargestFile)
        {
            throw new BadInputException($"'{given}' is too large to be a receipt.");
        }

        try
        {
            await using var file = File.OpenRead(given);
            return await JsonSerializer.DeserializeAsync<AnswerReceipt>(file, ReceiptFormat.Options, cancellationToken)
                ?? throw new BadInputException($"'{given}' holds no receipt.");
        }
        catch (JsonException e)
        {
            throw new BadInputException($"'{given}' is no receipt: {e.Message}");
        }
    }

    private static void Print(ReplayReport report)
    {
        Terminal.Line($"Receipt [bold]{report.ReceiptId}[/] of {report.CreatedAt:yyyy-MM-dd HH:mm} UTC");
        Terminal.Line($"Passages: {(report.RetrievalReproduced ? "the same" : "others")} ({report.ChunksBefore} then, {report.ChunksAfter} now)");
        var text = report.Text switch
        {
            ReplayText.Same => "the same",
            ReplayText.Different => "another one",
            _ => report.TextReason!,
        };
        Terminal.Line($"Text: {text}");
        if (report.Changes.Count == 0)
        {
            Terminal.Line($"Nothing has changed.");
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("Changed", "What", "Then", "Now");
        foreach (var change in report.Changes)
        {
            table.AddRow(Markup.Escape(change.Kind), Markup.Escape(change.What), Markup.Escape(change.Before ?? "–"), Markup.Escape(change.After ?? "–"));
        }

        AnsiConsole.Write(table);
        if (report.Text == ReplayText.Different && report.Answer is { } answer)
        {
            AnsiConsole.WriteLine();
            AnsiConsole.WriteLine(answer);
        }
    }
}
