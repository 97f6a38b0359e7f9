using Microsoft.Extensions.Logging;

namespace RagLlama.Extraction.Pool;

internal static partial class PoolLog
{
    [LoggerMessage(2100, LogLevel.Debug, "Reader process {ProcessId} started. {Network}")]
    public static partial void Started(ILogger logger, int processId, string network);

    [LoggerMessage(2101, LogLevel.Debug, "Reader process {ProcessId} is replaced after {Files} files.")]
    public static partial void Replaced(ILogger logger, int processId, int files);

    [LoggerMessage(2102, LogLevel.Warning, "Reader process {ProcessId} was killed: it took longer than {Limit}.")]
    public static partial void TimedOut(ILogger logger, int processId, TimeSpan limit);

    [LoggerMessage(2103, LogLevel.Warning, "Reader process {ProcessId} died with exit code {ExitCode}: {Error}")]
    public static partial void Died(ILogger logger, int processId, int exitCode, string error);

    [LoggerMessage(2104, LogLevel.Warning, "A page picture could not be made ({Code}): {Reason}")]
    public static partial void NoPicture(ILogger logger, string code, string reason);
}
