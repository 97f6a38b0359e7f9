using System.CommandLine;
using RagLlama.Host.Hosting;

namespace RagLlama.Host.Cli;

/// <summary><c>serve</c>: the portal, the API and the workers.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var role = new Option<string>("--role") { Description = "all, web or worker.", DefaultValueFactory = _ => "all" };
        role.AcceptOnlyFromAmong("all", "web", "worker");
        var command = new Command("serve", "Run the portal, the API and the workers.") { urls, role };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (settings, configuration) = SettingsLoader.Load(parsed.GetValue(CommonOptions.Config), parsed.GetValue(CommonOptions.Data));
            var least = parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : LogLevel.Information;
            await RagLlamaServer.RunAsync(settings, configuration, parsed.GetValue(urls)!, parsed.GetValue(role)!, least, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
