namespace RagLlama.Host.Cli;

internal static class ExitCode
{
    public const int Done = 0;

    public const int BadInput = 1;

    /// <summary>Something RagLlama depends on cannot be reached.</summary>
    public const int Unreachable = 2;

    /// <summary>Done, but some documents failed.</summary>
    public const int SomeFailed = 3;

    /// <summary>fsck or doctor found something, a replay found changes, or a prompt's case failed.</summary>
    public const int NotClean = 4;
}
