using System.CommandLine;
using System.Runtime.InteropServices;

namespace RagLlama.Host.Cli;

/// <summary>The command line: one verb, one file.</summary>
internal static class RagLlamaCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("RagLlama answers questions from your own documents, with citations that were checked.");
        foreach (var option in CommonOptions.All)
        {
            root.Options.Add(option);
        }

        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(IngestCommand.Create());
        root.Subcommands.Add(AskCommand.Create());
        root.Subcommands.Add(ReplayCommand.Create());
        root.Subcommands.Add(SearchCommand.Create());
        root.Subcommands.Add(ExtractCommand.Create());
        root.Subcommands.Add(EvalCommand.Create());
        root.Subcommands.Add(FsckCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(ModelCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(KeyCommand.Create());

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"ragllama: {parsed.Errors[0].Message} Try 'ragllama --help'.");
            return ExitCode.BadInput;
        }

        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width: lines are not broken.
            Spectre.Console.AnsiConsole.Profile.Width = 10_000;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        return await CommandBoundary.RunAsync(token => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, token), stop.Token);
    }
}
