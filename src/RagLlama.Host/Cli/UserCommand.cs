using System.Collections.Immutable;
using System.CommandLine;
using RagLlama.Security;

namespace RagLlama.Host.Cli;

/// <summary><c>user add|list</c>: local accounts.</summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "Local accounts.") { Add(), List() };

    private static Command Add()
    {
        var id = new Argument<string>("user") { Description = "Such as anna@example.com." };
        var groups = new Option<string[]>("--group") { Description = "A group the user is in; may be repeated.", AllowMultipleArgumentsPerToken = true };
        var admin = new Option<bool>("--admin") { Description = "May manage sources, documents and people." };
        var name = new Option<string?>("--name") { Description = "Name to show." };
        var suspend = new Option<bool>("--suspend") { Description = "Refuse this account from now on." };
        var json = CommonOptions.Json();
        var command = new Command("add", "Add an account, or change it.") { id, groups, admin, name, suspend, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var user = Principal.User(parsed.GetValue(id)!).Value["user:".Length..];
            var memberOf = (parsed.GetValue(groups) ?? []).SelectMany(g => g.Split(',')).Select(g => Principal.Group(g).Value["group:".Length..]);
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            var account = new UserAccount
            {
                Id = user,
                DisplayName = parsed.GetValue(name) ?? user,
                Groups = [.. memberOf],
                IsAdmin = parsed.GetValue(admin),
                IsSuspended = parsed.GetValue(suspend),
            };
            await services.Get<IAccountStore>().SaveUserAsync(account, cancellationToken);
            Write([account], parsed.GetValue(json), single: true);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "All accounts.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CommandServices.OpenAsync(parsed, cancellationToken);
            Write(await services.Get<IAccountStore>().ListUsersAsync(cancellationToken), parsed.GetValue(json), single: false);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<UserAccount> users, bool json, bool single)
    {
        var rows = users.Select(u => new { u.Id, Name = u.DisplayName, Groups = u.Groups.ToImmutableArray(), Admin = u.IsAdmin, Suspended = u.IsSuspended }).ToList();
        if (json)
        {
            if (single)
            {
                JsonOutput.Write(rows[0]);
            }
            else
            {
                JsonOutput.Write(new { Users = rows });
            }

            return;
        }

        foreach (var row in rows)
        {
            Terminal.Line($"[bold]{row.Id}[/] {string.Join(", ", row.Groups)}{(row.Admin ? " (admin)" : "")}{(row.Suspended ? " (suspended)" : "")}");
        }
    }
}
