using System.CommandLine;
using RagLlama.Inference.Models;

namespace RagLlama.Host.Cli;

/// <summary><c>model list|pull|verify</c>: models on this machine.</summary>
internal static class ModelCommand
{
    public static Command Create() => new("model", "Models on this machine.") { List(), Pull(), Verify() };

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "The models this version knows, and which of them are here.") { json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommandServices.Create(parsed);
            var store = services.Get<ModelStore>();
            var rows = ModelManifests.All.Select(m => ModelReports.Row(m, store)).ToList();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { store.Folder, Models = rows });
            }
            else
            {
                rows.ForEach(ModelReports.Print);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Pull()
    {
        var name = new Argument<string>("name") { Description = "The model, as 'model list' shows it." };
        var accept = new Option<bool>("--accept-licence") { Description = "You have read the model's licence and accept it." };
        var mirror = new Option<string?>("--mirror") { Description = "Take the files from this address instead of Inference:Models:Mirror." };
        var json = CommonOptions.Json();
        var command = new Command("pull", "Bring a model here, or complete one that is here in part.") { name, accept, mirror, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = CommandServices.Create(parsed, settings => settings.Inference.Models.Mirror = parsed.GetValue(mirror) ?? settings.Inference.Models.Mirror);
            var manifest = Known(parsed.GetValue(name)!);
            await ModelReports.SayTermsAsync(manifest);
            await using var progress = new PullPrinter(Console.Error, showLines: Console.IsErrorRedirected);
            var pulled = await services.Get<ModelStore>().PullAsync(manifest, parsed.GetValue(accept), progress, cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { Model = manifest.Id, pulled.Folder, pulled.Receipt.Source, Files = ModelReports.Files(pulled) });
            }
            else
            {
                ModelReports.Print(pulled);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Verify()
    {
        var name = new Argument<string?>("name") { Description = "The model; without it every model that is here.", Arity = ArgumentArity.ZeroOrOne };
        var json = CommonOptions.Json();
        var command = new Command("verify", "Compare every byte of the models here with what was pulled.") { name, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = CommandServices.Create(parsed);
            var store = services.Get<ModelStore>();
            IReadOnlyList<ModelManifest> asked = parsed.GetValue(name) is { } one ? [Known(one)] : [.. ModelManifests.All.Where(m => store.FindReceipt(m) is not null)];
            var results = asked.Select(m => ModelReports.Verified(m, store.Verify(m, cancellationToken))).ToList();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { Clean = results.All(r => r.Clean), Models = results });
            }
            else
            {
                results.ForEach(ModelReports.Print);
            }

            return results.All(r => r.Clean) ? ExitCode.Done : ExitCode.NotClean;
        });
        return command;
    }

    private static ModelManifest Known(string name) => ModelManifests.Find(name)
        ?? throw new BadInputException($"There is no model '{name}'. Known: {string.Join(", ", ModelManifests.All.Select(m => m.Id))}.");
}
