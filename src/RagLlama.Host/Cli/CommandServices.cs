using System.CommandLine;
using RagLlama.Host.Hosting;
using RagLlama.Security;

namespace RagLlama.Host.Cli;

/// <summary>The services of one run of a verb: configured, opened, and disposed at its end.</summary>
internal sealed class CommandServices : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private CommandServices(ServiceProvider provider, RagLlamaSettings settings) => (_provider, Settings) = (provider, settings);

    public RagLlamaSettings Settings { get; }

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    /// <summary>Loads the configuration and opens the catalogue.</summary>
    public static async Task<CommandServices> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var services = Create(parsed);
        await Startup.OpenAsync(services._provider, cancellationToken);
        return services;
    }

    /// <summary>Loads the configuration without touching the data folder.</summary>
    /// <param name="change">What the command line says otherwise than the configuration.</param>
    public static CommandServices Create(ParseResult parsed, Action<RagLlamaSettings>? change = null)
    {
        var (settings, configuration) = SettingsLoader.Load(parsed.GetValue(CommonOptions.Config), parsed.GetValue(CommonOptions.Data));
        change?.Invoke(settings);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddStandardErrorLog(configuration, parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : LogLevel.Error));
        services.AddRagLlama(settings);
        return new CommandServices(services.BuildServiceProvider(), settings);
    }

    /// <summary>The local admin, or the user named with --as with the groups of their account. An unknown name reads what is public or granted to it.</summary>
    public async Task<Asker> AskerAsync(string? userId, CancellationToken cancellationToken)
    {
        if (userId is null)
        {
            return LocalAdmin.Asker;
        }

        var account = await Get<IAccountStore>().FindUserAsync(userId.Trim().ToLowerInvariant(), cancellationToken);
        return account switch
        {
            { IsSuspended: true } => throw new BadInputException($"--as: the account '{userId}' is suspended."),
            null => Asker.User(userId),
            _ => account.ToAsker(),
        };
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
