using System.CommandLine;

namespace RagLlama.Host.Cli;

/// <summary>Options that every verb, or several, share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data { get; } = new("--data") { Description = "Data folder (default ./data).", Recursive = true };

    public static Option<string?> Config { get; } = new("--config") { Description = "A JSON configuration file.", Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Log details to standard error.", Recursive = true };

    public static IReadOnlyList<Option> All { get; } = [Data, Config, Verbose];

    /// <summary>Exactly one JSON object on standard output. A new instance for each verb that has it.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print exactly one JSON object." };

    public static Option<string?> As() => new("--as") { Description = "Ask on behalf of this user (default: the local admin)." };

    public static Option<string?> Source() => new("--source") { Description = "Only this source, by id or name." };
}
