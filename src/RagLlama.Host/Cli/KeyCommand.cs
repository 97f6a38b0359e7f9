using System.CommandLine;
using RagLlama.Security;
using Spectre.Console;

namespace RagLlama.Host.Cli;

/// <summary><c>key create|list|revoke</c>: keys for the HTTP API.</summary>
internal static class KeyCommand
{
    public static Command Create() => new("key", "API keys.") { CreateKey(), List(), Revoke() };

    private static Command CreateKey()
    {
        var name = new Option<string>("--name") { Description = "What the key is for.", Required = true };
        var user = CommonOptions.As();
        var scope = new Option<string?>("--scope") { Description = "ask, search, manage, separated by commas (default: all)." };
        var json = CommonOptions.Json();
        var command = new Command("create", "Make a key. Its secret is shown this once.") { name, user, scope, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            var asker = await services.AskerAsync(parsed.GetValue(user), cancellationToken);
            var (key, secret) = ApiKeys.Create(parsed.GetValue(name)!, asker.UserId, Scopes(parsed.GetValue(scope)), services.Get<TimeProvider>());
            await services.Get<IAccountStore>().SaveKeyAsync(key, cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { key.Id, key.Name, Key = secret, User = key.UserId, key.Scopes });
            }
            else
            {
                Terminal.Line($"Key [bold]{key.Id}[/] acts as {key.UserId}. Its secret, shown only now:");
                AnsiConsole.WriteLine(secret);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "All keys, without their secrets.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            var keys = await services.Get<IAccountStore>().ListKeysAsync(cancellationToken);
            var rows = keys.Select(k => new { k.Id, k.Name, User = k.UserId, k.Scopes, k.CreatedAt, k.RevokedAt }).ToList();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { Keys = rows });
            }
            else
            {
                rows.ForEach(k => Terminal.Line($"[bold]{k.Id}[/] {k.Name}, acts as {k.User}{(k.RevokedAt is null ? "" : " (revoked)")}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("id") { Description = "The key's id, as 'key list' shows it." };
        var command = new Command("revoke", "Refuse a key from now on.") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            return await services.Get<IAccountStore>().RevokeKeyAsync(parsed.GetValue(id)!, cancellationToken)
                ? ExitCode.Done
                : throw new BadInputException($"There is no key '{parsed.GetValue(id)}' that could be revoked; see 'ragllama key list'.");
        });
        return command;
    }

    private static IEnumerable<string> Scopes(string? text)
    {
        foreach (var scope in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            yield return scope is "ask" or "search" or "manage"
                ? scope
                : throw new BadInputException($"--scope: '{scope}' is not known; choose from ask, search, manage.");
        }
    }
}
