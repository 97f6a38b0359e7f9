using System.CommandLine;
using RagLlama.Indexing;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>fsck</c>: compares catalogue, index, blobs and queue, and prints the canonical digest; <c>--repair</c> heals the index from the catalogue.</summary>
internal static class FsckCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var repair = new Option<bool>("--repair") { Description = "First write what the index lost again from the catalogue. Run it while nothing is being ingested." };
        var command = new Command("fsck", "Check that catalogue, index and files agree, and print the digest of the content.") { json, repair };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            if (parsed.GetValue(repair))
            {
                var done = await services.Get<IndexRepair>().RunAsync(cancellationToken);
                await Console.Error.WriteLineAsync(
                    $"repaired: {done.Written} passages written again, {done.Removed} removed, {done.AccessCorrected} access lists corrected, {done.Discarded} damaged files given up");
            }

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
