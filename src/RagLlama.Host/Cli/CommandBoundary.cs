using System.Data.Common;
using Microsoft.Extensions.Options;
using RagLlama.Answering.Replaying;
using RagLlama.Host.Hosting;
using RagLlama.Inference.Models;
using RagLlama.Inference.OpenAi;
using RagLlama.Storage.Catalog;

namespace RagLlama.Host.Cli;

/// <summary>The one place where a verb's faults become one line on standard error and an exit code.</summary>
internal static class CommandBoundary
{
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await FailAsync("stopped; run the same command again to go on.", ExitCode.BadInput);
        }
        catch (Exception e) when (e is ConfigurationException or BadInputException or FormatException or ArgumentException or OptionsValidationException or ReplayImpossibleException)
        {
            return await FailAsync(e.Message, ExitCode.BadInput);
        }
        catch (ModelPullException e) when (e.IsUnreachable)
        {
            return await FailAsync(e.Message, ExitCode.Unreachable);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(e.Message, ExitCode.BadInput);
        }
        catch (Exception e) when (e is CatalogUnavailableException or DbException or HttpRequestException or InferenceException)
        {
            return await FailAsync(e.Message, ExitCode.Unreachable);
        }
    }

    private static async Task<int> FailAsync(string message, int exitCode)
    {
        await Console.Error.WriteLineAsync("ragllama: " + message.ReplaceLineEndings(" "));
        return exitCode;
    }
}
