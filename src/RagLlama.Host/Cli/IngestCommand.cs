using System.CommandLine;
using System.Diagnostics;
using RagLlama.Documents;
using RagLlama.Indexing;
using RagLlama.Ingestion;
using RagLlama.Jobs;
using RagLlama.Sources;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>ingest PATH…</c>: indexes files and folders now; again = only what changed, and what disappeared is removed.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files and folders.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string?>("--source") { Description = "Name of the source (default: the folder's name)." };
        var access = new Option<string?>("--access") { Description = "Who may read: public, or group:hr,user:anna@example.com (default: the local admin)." };
        var json = CommonOptions.Json();
        var command = new Command("ingest", "Index files and folders now.") { paths, source, access, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var list = parsed.GetValue(access) is { } text ? AccessList.Parse(text) : null;
            var roots = ExistingRoots(parsed.GetValue(paths)!);
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            return await RunAsync(services, roots, parsed.GetValue(source), list, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static List<string> ExistingRoots(string[] paths)
    {
        var missing = Array.Find(paths, p => !Path.Exists(p));
        return missing is null
            ? [.. paths.Select(Path.GetFullPath)]
            : throw new BadInputException($"'{missing}' does not exist; nothing was changed. Check the path.");
    }

    private static async Task<int> RunAsync(
        CommandServices services, List<string> roots, string? name, AccessList? access, bool json, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var (source, prefixes) = await IngestSource.SaveAsync(services.Get<IDocumentCatalog>(), roots, name, access, cancellationToken);
        var options = SyncOptions.Asked with { ExternalIdPrefixes = prefixes };
        var summary = await services.Get<SourceSynchronizer>().SyncAsync(source.Id, options, cancellationToken);
        await DrainAsync(services, summary.Queued.Count + summary.Removed.Count, json, cancellationToken);

        var report = await IngestReport.CreateAsync(services.Get<IDocumentCatalog>(), source.Id, summary, clock.Elapsed, cancellationToken);
        if (json)
        {
            JsonOutput.Write(report);
        }
        else
        {
            report.Print();
        }

        return report.Failed + report.Quarantined > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static async Task DrainAsync(CommandServices services, int total, bool json, CancellationToken cancellationToken)
    {
        var drain = services.Get<QueueDrain>();
        var workers = services.Get<IngestionOptions>().Workers;
        if (json || Console.IsErrorRedirected)
        {
            await drain.RunAsync(workers, progress: null, cancellationToken);
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async context =>
        {
            var bar = context.AddTask("Indexing", maxValue: Math.Max(1, total));
            await drain.RunAsync(workers, new Progress<int>(open => bar.Value = Math.Max(bar.Value, total - open)), cancellationToken);
            bar.Value = bar.MaxValue;
        });
    }
}
