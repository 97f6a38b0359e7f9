using System.CommandLine;
using RagLlama.Host.Hosting;

namespace RagLlama.Host.Cli;

/// <summary><c>doctor</c>: what is installed, reachable, missing.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Say what is installed, reachable and missing.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = CommandServices.Create(parsed);
            var checks = await services.Get<Doctor>().ExamineAsync(cancellationToken);
            var healthy = checks.All(c => c.Status != DoctorStatus.Missing);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { Healthy = healthy, Checks = checks });
            }
            else
            {
                foreach (var check in checks)
                {
                    var colour = check.Status switch { DoctorStatus.Ok => "green", DoctorStatus.Optional => "yellow", _ => "red" };
                    Terminal.Line($"[{colour}]{check.Status.ToString().ToLowerInvariant(),-8}[/] [bold]{check.Name}[/] {check.Detail}");
                }
            }

            return healthy ? ExitCode.Done : ExitCode.NotClean;
        });
        return command;
    }
}
