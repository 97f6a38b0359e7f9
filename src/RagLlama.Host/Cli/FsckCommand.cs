using System.CommandLine;
using RagLlama.Indexing;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>fsck</c>: compares catalogue, index, blobs and queue, and prints the canonical digest.</summary>
internal static class FsckCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("fsck", "Check that catalogue, index and files agree, and print the digest of the content.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            var report = await services.Get<ConsistencyCheck>().RunAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                Print(report);
            }

            return report.Clean ? ExitCode.Done : ExitCode.NotClean;
        });
        return command;
    }

    private static void Print(ConsistencyReport report)
    {
        var counts = $"{report.Documents} documents, {report.Chunks} passages, {report.OpenJobs} open jobs";
        Terminal.Line(report.Clean ? (FormattableString)$"[green]clean[/]: {counts}" : (FormattableString)$"[red]not clean[/]: {counts}");
        AnsiConsole.WriteLine(report.Digest);
        foreach (var problem in report.Problems)
        {
            Terminal.Line($"  [red]{problem.Kind}[/] {problem.Id}: {problem.Detail}");
        }
    }
}
